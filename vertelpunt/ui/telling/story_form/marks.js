// Words that may identify somebody, followed while their text is typed on. The server finds them
// (vertelpunt/privacy); here is only where they stand now, and what their teller said of them.

/** @import { Entry, Fields, Mark, MarkKind, Marked } from "./types" */

/** @typedef {"value" | "other"} TextPart */

// A place in a text. `done`: the replacement stands there now.
/** @typedef {{ start: number, end: number, words: string, kind: MarkKind, replacement: string, done: boolean }} Span */

// The same words of one kind in one text, in any capitals, which one press replaces. `before`, `after`: what stands
// around the first.
/**
 * @typedef {object} Group
 * @property {string} key
 * @property {TextPart} part
 * @property {MarkKind} kind
 * @property {string} words
 * @property {string} replacement
 * @property {number} count
 * @property {string} before
 * @property {string} after
 * @property {"open" | "replaced" | "stays"} state
 */

/** @type {TextPart[]} */
const TEXT_PARTS = ["value", "other"];
const AROUND = 28;

/** @param {Entry | undefined} entry @param {TextPart} part */
export function textIn(entry, part) {
  const text = entry?.not_applicable ? "" : entry?.[part];
  return typeof text === "string" ? text : "";
}

// kevin and Kevin are one.
/** @param {string} words */
function sameWords(words) {
  return words.toLowerCase();
}

// Where these stand after an edit: what it touched is let go.
/** @param {Span[]} spans @param {string} before @param {string} after */
export function follow(spans, before, after) {
  if (before === after) return spans;
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same += 1;
  let tail = 0;
  while (tail < most - same && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const moved = after.length - before.length;
  return spans.flatMap((span) => {
    if (span.end <= same) return [span];
    if (span.start < before.length - tail) return [];
    return [{ ...span, start: span.start + moved, end: span.end + moved }];
  });
}

// A few words at either side, on one line.
/** @param {string} text @param {number} start @param {number} end */
function around(text, start, end) {
  const before = text.slice(Math.max(0, start - AROUND), start).replace(/\s+/g, " ");
  const after = text.slice(end, end + AROUND).replace(/\s+/g, " ");
  return {
    before: start > AROUND ? before.replace(/^\S*\s/, "… ") : before,
    after: end + AROUND < text.length ? after.replace(/\s\S*$/, " …") : after,
  };
}

// A text in which the spans that `chosen` picks hold `put(span)`, and all spans of it.
/** @param {string} text @param {Span[]} spans @param {(span: Span) => boolean} chosen @param {(span: Span) => string} put */
function rewritten(text, spans, chosen, put) {
  let whole = "";
  let from = 0;
  const placed = spans.map((span) => {
    whole += text.slice(from, span.start);
    const start = whole.length;
    whole += chosen(span) ? put(span) : text.slice(span.start, span.end);
    from = span.end;
    return { ...span, start, end: whole.length, done: chosen(span) ? !span.done : span.done };
  });
  return { text: whole + text.slice(from), spans: placed };
}

// `textOf(id, part)`: a text as it is now; `stays(id)`: the words that may stay in it.
/** @param {{ textOf(id: string, part: TextPart): string, stays(id: string): string[] }} ways */
export function makeMarks({ textOf, stays }) {
  /** @type {Map<string, Record<TextPart, { text: string, spans: Span[] }>>} */
  const known = new Map();

  /** @param {string} id @param {TextPart} part */
  function now(id, part) {
    let parts = known.get(id);
    if (!parts) {
      parts = { value: { text: "", spans: [] }, other: { text: "", spans: [] } };
      known.set(id, parts);
    }
    const text = textOf(id, part);
    const kept = parts[part];
    parts[part] = { text, spans: follow(kept.spans, kept.text, text) };
    return parts[part];
  }

  /** @param {string} id @param {TextPart} part @param {Mark[]} marks @param {string} base */
  function renew(id, part, marks, base) {
    const kept = now(id, part);
    const found = marks.map((mark) => ({ ...mark, words: base.slice(mark.start, mark.end), done: false }));
    const done = kept.spans.filter((span) => span.done);
    const fresh = follow(found, base, kept.text).filter(
      (span) => !done.some(({ start, end }) => start < span.end && span.start < end),
    );
    kept.spans = [...done, ...fresh].sort((a, b) => a.start - b.start);
  }

  return {
    // What the server found in the message that was posted last; a text that changed since then in
    // another message waits for the answer to that.
    /** @param {Record<string, Marked>} marked @param {Fields} posted */
    answer(marked, posted) {
      for (const id of new Set([...known.keys(), ...Object.keys(marked)])) {
        const entry = posted[id];
        const found = marked[id];
        if (!entry || (found && found.revision !== (entry.revision || 0))) continue;
        for (const part of TEXT_PARTS) renew(id, part, found ? found[part] : [], textIn(entry, part));
      }
    },

    /** @param {string} id @returns {Group[]} */
    groups(id) {
      if (!known.has(id)) return [];
      /** @type {Map<string, Group>} */
      const groups = new Map();
      for (const part of TEXT_PARTS) {
        const { text, spans } = now(id, part);
        for (const { start, end, words, kind, replacement, done } of spans) {
          const key = JSON.stringify([part, kind, sameWords(words)]);
          const group = groups.get(key);
          if (group) {
            group.count += 1;
            if (!done && group.state === "replaced") group.state = "open";
            continue;
          }
          const state = done
            ? "replaced"
            : stays(id).some((each) => sameWords(each) === sameWords(words))
              ? "stays"
              : "open";
          groups.set(key, { key, part, kind, words, replacement, count: 1, state, ...around(text, start, end) });
        }
      }
      return [...groups.values()];
    },

    // The text with these words replaced, or put back where they were, only where they still stand.
    /** @param {string} id @param {Group} group @returns {string} */
    turn(id, { part, kind, words, state }) {
      const kept = now(id, part);
      const back = state === "replaced";
      const turned = rewritten(
        kept.text,
        kept.spans,
        (span) => span.kind === kind && sameWords(span.words) === sameWords(words) && span.done === back,
        (span) => (back ? span.words : span.replacement),
      );
      /** @type {any} */ (known.get(id))[part] = turned;
      return turned.text;
    },

    // Nothing is known of any text: another draft begins.
    clear: () => known.clear(),
  };
}
