// The numbers of a trace: a list, or packed as Python sends many.
/** @import { Dtype, Packed, Value } from "./plotly" */

/** @type {Record<Dtype, new (bytes: ArrayBuffer) => ArrayLike<number>>} */
const PACKED = {
  f8: Float64Array,
  f4: Float32Array,
  i4: Int32Array,
  i2: Int16Array,
  i1: Int8Array,
  u4: Uint32Array,
  u2: Uint16Array,
  u1: Uint8Array,
};

/** @param {Value[] | Packed | undefined} raw @returns {Value[]} */
export function valuesOf(raw) {
  if (!raw || Array.isArray(raw)) return raw || [];
  const bytes = Uint8Array.from(atob(raw.bdata), (sign) => sign.charCodeAt(0));
  return Array.from(new PACKED[raw.dtype](bytes.buffer));
}
