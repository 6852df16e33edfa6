// Keeps what was typed: here within a second, on the server at a pause, in step with other tabs.
import { randomId } from "../../browser/ids.js";
import { chooseDraft, holdsAnything, isDraft, newestRevision, openShelf, setCookie } from "./draft.js";
import { EMPTY_AFTER } from "./quiet.js";
import {
  chosen,
  edited,
  holdsMore,
  knownOf,
  lineOf,
  mergeEntry,
  mergeFields,
  newLine,
  sameState,
  unknownTo,
} from "./versions.js";

/** @import { Draft, Part, Why } from "./shapes" */
/** @import { Entry, Fields, ServerDraft } from "./types" */

const SAVE_AFTER = 700;
const SEND_AFTER = 10_000;
const SEND_AT_LATEST = 60_000;
// Where this browser keeps nothing, the server does so every three seconds. It lets in 20 kB as
// one, and two a second of a visitor, so a very long text goes at a slower pace.
const SEND_INSTEAD = 3_000;
const COUNTED_AS_ONE = 20_000;
const MS_FOR_ONE = 500;

/** @param {number} bytes */
export function paceOf(bytes) {
  return Math.max(SEND_INSTEAD, Math.ceil(bytes / COUNTED_AS_ONE) * MS_FOR_ONE);
}

/** @returns {Draft} */
export function emptyDraft() {
  return { draft_id: "", step: null, fields: {}, updated: 0, stays: {} };
}

/**
 * @typedef {object} KeeperEvents
 * @property {(ids: string[]) => void} taken
 * @property {(kept: boolean) => void} saved
 * @property {() => void} toServer
 * @property {(why: Why, left: Fields) => void} gone
 * @property {(id: string) => boolean} hasFocus
 * @property {() => Pick<Draft, "campaign" | "code">} link
 */

// `events`: taken(ids) when other tabs or the server had newer fields, saved(kept) after a save
// (false: this browser refused), toServer() to send a copy, gone(why, left) when another
// tab ended this draft, with the answers here that it never saw, hasFocus(id) for the field that must be left alone, link() by which
// this page was opened.
/** @param {string} base @param {boolean} shared @param {KeeperEvents} events */
export function openKeeper(base, shared, events) {
  const shelf = openShelf(base, { shared });
  /** @type {Set<string>} */
  const gone = new Set();
  // Question id → the line of edits that this form makes; another's text begins a new one.
  /** @type {Record<string, string>} */
  const lines = {};
  // What came from the server for a field that has the focus, until it is left.
  /** @type {Fields} */
  let waiting = {};
  let here = shelf.works();
  let draft = emptyDraft();
  let saveTimer = 0;
  let sendTimer = 0;
  let unsentSince = 0;
  let touched = 0;
  shelf.dropOld();
  // A page that was loaded anew is for who was there just now, and for nobody later.
  if (shared && shelf.quietFor() > EMPTY_AFTER) shelf.clear();

  // A field that has the focus is left as it is: what is typed there goes on its own line.
  /** @param {Fields} fields */
  function takeOver(fields) {
    const newer = Object.keys(fields).filter(
      (id) => !events.hasFocus(id) && !sameState(mergeEntry(draft.fields[id], fields[id]), draft.fields[id]),
    );
    if (!newer.length) return;
    for (const id of newer) draft.fields[id] = mergeEntry(draft.fields[id], fields[id]);
    events.taken(newer);
  }

  /** @param {string} id */
  function lineFor(id) {
    const entry = draft.fields[id];
    if (!lines[id] || !entry || lineOf(entry) !== lines[id]) lines[id] = newLine();
    return lines[id];
  }

  /** @param {string} id @param {Entry} entry */
  function put(id, entry) {
    draft.fields[id] = entry;
    draft.updated = entry.revision || 0;
    saveSoon();
    sendSoon();
  }

  function save() {
    clearTimeout(saveTimer);
    saveTimer = 0;
    if (!draft.draft_id || endedElsewhere(draft.draft_id)) return;
    const stored = shelf.read(draft.draft_id);
    if (stored) takeOver(stored.fields);
    const fields = stored ? mergeFields(draft.fields, stored.fields) : draft.fields;
    const before = here;
    here = shelf.write({ ...draft, fields });
    if (before && !here) sendSoon();
    events.saved(here);
  }

  /** @param {string} draftId */
  function endedElsewhere(draftId) {
    const mark = gone.has(draftId) ? null : shelf.markOf(draftId);
    if (mark && draftId === draft.draft_id) {
      const left = unknownTo(mark.known || {}, draft.fields);
      drop(draftId);
      events.gone(mark.why, left);
    }
    return Boolean(mark);
  }

  /** @param {string} draftId */
  function drop(draftId) {
    gone.add(draftId);
    if (draft.draft_id !== draftId) return;
    keeper.rest();
    waiting = {};
    draft = emptyDraft();
  }

  function saveSoon() {
    saveTimer = saveTimer || setTimeout(save, SAVE_AFTER);
  }

  function sendSoon() {
    clearTimeout(sendTimer);
    unsentSince = unsentSince || Date.now();
    const latest = here ? SEND_AT_LATEST : keeper.pace();
    const left = unsentSince + latest - Date.now();
    sendTimer = setTimeout(keeper.send, Math.max(0, Math.min(SEND_AFTER, left)));
  }

  const keeper = {
    get draft() {
      return draft;
    },

    // Whether this browser keeps what is typed.
    keepsHere: () => here,

    // Milliseconds between copies for the server, where this browser keeps nothing.
    pace: () => paceOf(new TextEncoder().encode(JSON.stringify(draft.fields)).length),

    // What was kept before, here or on the server; null where there is nothing.
    /** @param {ServerDraft | null} server @returns {Draft | null} */
    find(server) {
      /** @param {string} draftId */
      const ended = (draftId) => gone.has(draftId) || shelf.markOf(draftId);
      const usable = isDraft(server) && !ended(server.draft_id);
      const found = chooseDraft(shelf.newest(), usable ? server : null);
      if (!found || !holdsAnything(found)) return null;
      const whole = { ...emptyDraft(), ...found };
      return { ...whole, updated: whole.updated || newestRevision(whole.fields) };
    },

    // A draft of its own for answers that another draft left behind.
    /** @param {Fields} fields */
    startWith(fields) {
      draft = {
        ...emptyDraft(),
        ...events.link(),
        draft_id: randomId(),
        fields: { ...fields },
        updated: Date.now(),
      };
      if (!shared) setCookie(base, draft.draft_id);
      save();
      sendSoon();
    },

    /** @param {Draft} found */
    adopt(found) {
      draft = { ...emptyDraft(), ...found, fields: { ...found.fields } };
      const stored = shelf.read(draft.draft_id);
      if (stored) draft.fields = mergeFields(draft.fields, stored.fields);
      if (!shared) setCookie(base, draft.draft_id);
      save();
    },

    /** @param {string} id @param {Part} part */
    change(id, part) {
      if (!draft.draft_id) {
        draft = { ...draft, ...events.link(), draft_id: randomId() };
        if (!shared) setCookie(base, draft.draft_id);
      }
      put(id, edited(draft.fields[id], part, lineFor(id), Date.now()));
    },

    // Of several versions this is what the answer becomes; the others are kept beside it.
    /** @param {string} id @param {Part} part */
    choose(id, part) {
      lines[id] = newLine();
      put(id, chosen(draft.fields[id], part, lines[id], Date.now()));
    },

    // Of these words the teller says that they may stay in this text, or no longer so.
    /** @param {string} id @param {string} words @param {boolean} stay */
    letStay(id, words, stay) {
      const others = (draft.stays[id] || []).filter((each) => each.toLowerCase() !== words.toLowerCase());
      draft.stays = { ...draft.stays, [id]: stay ? [...others, words] : others };
      saveSoon();
    },

    /** @param {string} step */
    moveTo(step) {
      draft.step = step;
      if (!holdsAnything(draft)) return;
      save();
      keeper.send();
    },

    save,

    send() {
      clearTimeout(sendTimer);
      if (!unsentSince || !draft.draft_id) return;
      unsentSince = 0;
      events.toServer();
    },

    // No more timers: what was changed goes along with what is sent now.
    rest() {
      clearTimeout(saveTimer);
      clearTimeout(sendTimer);
      saveTimer = 0;
      unsentSince = 0;
    },

    // A copy did not get through: try again, though nothing was changed.
    sendLater() {
      if (holdsAnything(draft)) sendSoon();
    },

    touch() {
      if (Date.now() - touched < 1_000) return;
      touched = Date.now();
      shelf.touch();
    },

    /** @param {ServerDraft | null | undefined} server */
    takeServer(server) {
      if (!isDraft(server) || server.draft_id !== draft.draft_id) return;
      waiting = mergeFields(waiting, server.fields);
      takeOver(waiting);
      if (holdsMore(draft.fields, server.fields)) saveSoon();
    },

    // `fields`: what is taken care of; another tab that has more keeps that.
    /** @param {string} draftId @param {Why} why @param {Fields} fields */
    forget(draftId, why, fields) {
      shelf.remove(draftId, why, knownOf(fields));
      drop(draftId);
      if (shared) shelf.clear();
      else setCookie(base, draft.draft_id);
    },

    // After a blur, or when another tab saved: what it wrote meanwhile.
    catchUp() {
      if (!draft.draft_id) return;
      takeOver(waiting);
      const stored = shelf.read(draft.draft_id);
      if (!stored) return;
      takeOver(stored.fields);
      // A tab that saved at the same moment may have put its copy over ours.
      if (holdsMore(draft.fields, stored.fields)) saveSoon();
    },

    /** @param {StorageEvent} event */
    onStorage(event) {
      const draftId = shelf.draftIdOf(event.key);
      const goneId = shelf.goneIdOf(event.key);
      if (goneId) endedElsewhere(goneId);
      if (!draftId || !event.newValue) return;
      if (!draft.draft_id && !gone.has(draftId)) {
        const found = shelf.read(draftId);
        if (found) draft = { ...emptyDraft(), ...found, fields: {}, step: draft.step };
      }
      if (draftId === draft.draft_id) keeper.catchUp();
    },
  };
  return keeper;
}
