// Which fields an entry of the menu needs, and how what is filled in becomes tokens.
import { choices, group, option, pair } from "./inputs.js";

/** @import { Entry, Form } from "./types" */

/** @param {FormData} filled @param {string} name */
const textOf = (filled, name) => String(filled.get(name) ?? "");

/** @param {FormData} filled */
const valuesOf = (filled) => filled.getAll("value").map(String);

/**
 * `read` gives null where it is not complete, and `missing` then says so.
 * @type {Record<Form, {
 *   draw: (entry: Entry, had: string[]) => HTMLElement[],
 *   read: (entry: Entry, filled: FormData) => string[] | null,
 *   missing: string,
 * }>}
 */
export const FORMS = {
  checks: {
    draw: (entry, had) => {
      const parts = [choices(entry, "checkbox", had)];
      if (entry.together) {
        const all = had[0] === "all";
        const ways = [
          option("radio", "how", "any", "een van deze", !all),
          option("radio", "how", "all", "allemaal samen", all),
        ];
        parts.push(group("Bij meer antwoorden", ...ways));
      }
      return parts;
    },
    read: (entry, filled) => {
      const values = valuesOf(filled);
      if (!values.length) return null;
      return entry.together ? [textOf(filled, "how"), ...values] : values;
    },
    missing: "Kies ten minste één antwoord.",
  },
  one: {
    draw: (entry, had) => [choices(entry, "radio", had)],
    read: (_entry, filled) => (filled.has("value") ? valuesOf(filled) : null),
    missing: "Kies er een.",
  },
  range: {
    draw: (_entry, had) => {
      const labels = /** @type {[string, string]} */ (["Van (0 tot 100)", "Tot en met (0 tot 100)"]);
      return [pair("number", had.length ? had : ["0", "100"], labels, { min: 0, max: 100, step: 1 })];
    },
    read: (_entry, filled) => {
      const [low, high] = [textOf(filled, "first"), textOf(filled, "last")];
      return low !== "" && high !== "" && +low >= 0 && +high <= 100 && +low <= +high ? [low, high] : null;
    },
    missing: "Vul twee getallen van 0 tot 100 in, het kleinste eerst.",
  },
  dates: {
    draw: (_entry, had) => [pair("date", had, ["Vanaf", "Tot en met"])],
    read: (_entry, filled) => {
      const [first, last] = [textOf(filled, "first"), textOf(filled, "last")];
      return (first || last) && (!first || !last || first <= last) ? [first, last] : null;
    },
    missing: "Vul een of twee dagen in, de eerste eerst.",
  },
  none: { draw: () => [], read: () => [], missing: "" },
};
