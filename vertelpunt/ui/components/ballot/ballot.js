// A ballot: what somebody presses shows at once, and is sent as a whole until Python has heard it.
import { keptAt } from "../../browser/component.js";
import { el, freshId, setText } from "../../browser/dom.js";

/** @import { Given } from "../../browser/component.js" */
/** @import { Ballot, Cast, Sent } from "./types" */

// In ms: an answer takes less.
const AGAIN_AFTER = 3000;

/** `cast`: what was sent and is not heard yet. @typedef {{ data: Ballot, cast: Cast | null }} State */

/** @param {State} state */
export function chosenNow({ data, cast }) {
  const there = new Set(data.things.map(({ id }) => id));
  return (cast ? cast.chosen : data.chosen).filter((id) => there.has(id));
}

// The ballot after a press; null where all votes were given.
/** @param {State} state @param {string} id @param {number} now @returns {Cast | null} */
export function pressed(state, id, now) {
  const before = chosenNow(state);
  const given = before.includes(id);
  if (!given && before.length >= state.data.votes) return null;
  const chosen = given ? before.filter((each) => each !== id) : [...before, id];
  return { number: Math.max(now, state.data.heard + 1, (state.cast?.number || 0) + 1), chosen };
}

// What Python says now, beside what it has not heard yet.
/** @param {State} state @param {Ballot} data @returns {State} */
export function beside({ cast }, data) {
  return { data, cast: cast && cast.number > data.heard ? cast : null };
}

/** @param {HTMLElement | ShadowRoot} parent */
function build(parent) {
  const [left, group, paper] = [el("p", { id: freshId("left"), class: "left", role: "status" }), el("div"), el("ul")];
  const said = el("p", { class: "state", role: "status" });
  group.setAttribute("role", "group");
  group.setAttribute("aria-labelledby", left.id);
  paper.className = "paper";
  parent.append(left, group, said, paper);
  /** @type {State} */
  let state = { data: { things: [], chosen: [], votes: 0, heard: 0 }, cast: null };
  let drawn = "";
  let again = 0;
  /** @type {(cast: Cast) => void} */
  let send = () => {};

  // What was lost on the way goes once more.
  function insist() {
    clearTimeout(again);
    if (!state.cast || !group.isConnected) return;
    send(state.cast);
    again = setTimeout(insist, AGAIN_AFTER);
  }

  /** @param {string} id */
  function press(id) {
    const cast = pressed(state, id, Date.now());
    if (!cast) {
      setText(said, "Je stemmen zijn op. Neem er eerst een terug.");
      return;
    }
    state = { ...state, cast };
    insist();
    show();
  }

  // The buttons stay where they are: one that is replaced while it is pressed loses the press.
  function show() {
    const { things, votes } = state.data;
    const wanted = JSON.stringify(things);
    if (wanted !== drawn) {
      drawn = wanted;
      const buttons = things.map(({ id, name }) =>
        el("button", { type: "button", on: { click: () => press(id) } }, el("span", { dir: "auto" }, name)),
      );
      group.replaceChildren(...buttons);
    }
    const chosen = chosenNow(state);
    things.forEach(({ id }, place) => {
      group.children[place].setAttribute("aria-pressed", String(chosen.includes(id)));
    });
    setText(left, `Nog ${votes - chosen.length} van ${votes} stemmen te geven`);
    setText(said, state.cast ? "Nog niet bewaard. Een ogenblik…" : "");
    group.setAttribute("aria-busy", String(state.cast !== null));
    paper.replaceChildren(
      ...things.map(({ id, name }) => el("li", { dir: "auto" }, `${name}${chosen.includes(id) ? " (gekozen)" : ""}`)),
    );
  }

  return {
    /** @param {Ballot} data @param {(cast: Cast) => void} sendNow */
    update(data, sendNow) {
      send = sendNow;
      state = beside(state, data);
      if (!state.cast) clearTimeout(again);
      show();
    },
  };
}

/** @param {Given<Ballot, Sent>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  keptAt(parentElement, "vertelpuntBallot", build).update(data, (cast) => setTriggerValue("votes", cast));
}
