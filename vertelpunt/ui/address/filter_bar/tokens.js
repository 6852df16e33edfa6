// A part of a selection as the address has it: tokens with ~ between them, as selection/address.py writes.
/** @import { Entry } from "./types" */

/** @param {string} token */
const pack = (token) => token.replaceAll("*", "**").replaceAll("~", "*-");

/** @param {string} token */
const unpack = (token) =>
  token
    .split("**")
    .map((piece) => piece.replaceAll("*-", "~"))
    .join("*");

/** @param {string[]} tokens @param {boolean} negated */
export function partOf(tokens, negated) {
  return (negated ? "!" : "") + tokens.map(pack).join("~");
}

// What was chosen before on this entry: its tokens behind those of the entry, and whether it was negated.
/** @param {Entry} entry @param {string[]} chosen */
export function before(entry, chosen) {
  for (const text of chosen) {
    const tokens = text.replace(/^!/, "").split("~").map(unpack);
    if (entry.tokens.every((token, n) => tokens[n] === token)) {
      return { tokens: tokens.slice(entry.tokens.length), negated: text.startsWith("!") };
    }
  }
  return { tokens: [], negated: false };
}
