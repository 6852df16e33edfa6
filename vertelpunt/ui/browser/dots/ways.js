// The ways to a dot beside the drawing: each folds open under its own button.
import { button } from "../controls.js";
import { el, freshId, setAttributes } from "../dom.js";

export const OPEN = "nog niet ingevuld";
export const NO_DOT = "Er staat nog geen stip.";

/** @param {string} help @param {{ name: string, element: HTMLElement }[]} ways */
export function makeWays(help, ways) {
  const id = freshId("ways");
  /** @type {{ control: HTMLElement, part: HTMLElement }[]} */
  const parts = ways.map(({ name, element }) => {
    const part = el("div", { class: "way", hidden: true, id: freshId("way") }, element);
    const control = button(
      name,
      () => {
        for (const other of parts) {
          other.part.hidden = other.part === part ? !other.part.hidden : true;
          other.control.setAttribute("aria-expanded", String(!other.part.hidden));
        }
      },
      { kind: "pill" },
    );
    setAttributes(control, { "aria-expanded": "false", "aria-controls": part.id });
    return { control, part };
  });
  return el(
    "div",
    { class: "ways-in", role: "group", "aria-labelledby": id },
    el("p", { id, class: "help" }, help),
    el(
      "div",
      { class: "pills" },
      parts.map(({ control }) => control),
    ),
    parts.map(({ part }) => part),
  );
}
