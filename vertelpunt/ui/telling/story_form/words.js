// Numbers, times and texts in Dutch, and what of a text can be seen.

/** @param {number} count @param {string} one @param {string} many */
export function plural(count, one, many) {
  return `${count.toLocaleString("nl-NL")} ${count === 1 ? one : many}`;
}

/** @param {number} ms */
export function clock(ms) {
  return new Date(ms).toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
}

/** @param {number} ms */
export function moment(ms) {
  const then = new Date(ms);
  /** @param {Date} date */
  const day = (date) => date.toDateString();
  const yesterday = new Date();
  yesterday.setDate(yesterday.getDate() - 1);
  if (day(then) === day(new Date())) return `vandaag om ${clock(ms)}`;
  if (day(then) === day(yesterday)) return `gisteren om ${clock(ms)}`;
  return then.toLocaleDateString("nl-NL", { weekday: "long", day: "numeric", month: "long" });
}

// What nobody sees: white space, signs that only steer, and letters that are drawn as nothing.
const SEEN = new RegExp(
  "[^\\s\\p{Cc}\\p{Cf}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2800" +
    "\\u3164\\ufe00-\\ufe0f\\uffa0\\u{e0100}-\\u{e01ef}]",
  "u",
);

// It stops at the first sign that is seen, so a long text costs nothing.
/** @param {string} text */
export function isBlank(text) {
  return !SEEN.test(text);
}

// As the server counts: characters of the text without the white space around it.
/** @param {string} text */
export function lengthOf(text) {
  let count = 0;
  for (const _ of text.trim()) count += 1;
  return count;
}

/** @param {string} text @param {number} most */
export function firstWords(text, most) {
  const line = text.trim().replace(/\s+/g, " ");
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most - 20))} …`;
}
