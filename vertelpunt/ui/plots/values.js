// The numbers of a trace: a list, or packed as Python sends many.
const PACKED = { f8: Float64Array, f4: Float32Array, i4: Int32Array, i2: Int16Array, i1: Int8Array, u4: Uint32Array,
  u2: Uint16Array, u1: Uint8Array };

function valuesOf(raw) {
  if (!raw || Array.isArray(raw) || !raw.bdata) return raw || [];
  const bytes = Uint8Array.from(atob(raw.bdata), (sign) => sign.charCodeAt(0));
  return Array.from(new PACKED[raw.dtype](bytes.buffer));
}
