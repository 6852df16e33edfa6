// Ids that are made here and known nowhere else.

// 32 hexadecimal digits. randomUUID needs https, which a laptop serving a hall over its own network
// does not have.
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
