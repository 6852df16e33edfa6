// What lives as long as the page is loaded, so that being mounted anew is simply going on; and what
// goes to the server.
/** @import { Draft, Form, Keeper, Trigger } from "./shapes" */
/** @import { Fields, Kind, Message } from "./types" */

/**
 * @typedef {object} Page
 * @property {Keeper} keeper
 * @property {Form | null} form
 * @property {boolean} begun
 * @property {number} lastNr
 * @property {boolean} shared
 * @property {string | null} link
 * @property {boolean} linked
 * @property {boolean} stale
 * @property {{ nr: number, fields: Fields, privacy?: string | null }} posted
 * @property {Trigger} trigger
 */

// `link`: the token of a link that was opened, until it was answered. `linked`: there is a link to
// this draft, so its copy on the server stays. `stale`: a next teller began without a connection.
// `posted`: the last message with answers, as they were. `trigger(name, message)`: to the server.
/** @type {Page} */
export const page = {
  keeper: /** @type {any} */ (null),
  form: null,
  begun: false,
  lastNr: 0,
  shared: false,
  link: null,
  linked: false,
  stale: false,
  posted: { nr: 0, fields: {} },
  trigger: () => {},
};

export function nextNr() {
  page.lastNr = Math.max(Date.now(), page.lastNr + 1);
  return page.lastNr;
}

// Under the same number it is the same message, however often it goes.
// `privacy`: the version of the statement that its teller has on the screen.
/** @param {Kind} kind @param {number} nr @param {string | null} step @param {string | null} privacy @returns {Message} */
export function messageOf(kind, nr, step, privacy) {
  const { draft_id } = page.keeper.draft;
  const same = page.posted.nr === nr ? page.posted : { ...page.keeper.draft, privacy };
  return { kind, draft_id, nr, fields: { ...same.fields }, step, shared: page.shared, privacy: same.privacy };
}

/** @param {Message} message */
export function post(message) {
  page.posted = message;
  page.trigger("message", message);
}

// The server forgets this draft.
/** @param {string} draftId */
export function postDiscard(draftId) {
  page.trigger("message", { kind: "discard", draft_id: draftId, nr: nextNr(), fields: {}, step: null });
}

// The server and this device forget it.
/** @param {Draft} draft */
export function discard({ draft_id, fields }) {
  postDiscard(draft_id);
  page.keeper.forget(draft_id, "discarded", fields);
}
