// A draft on this device: one document a draft in localStorage, its id also in a cookie. On a device
// that others use after its teller: in sessionStorage, which ends with the tab, and no cookie.
import { mergeFields } from "./versions.js";
import { isBlank } from "./words.js";

/** @import { Draft, Why } from "./shapes" */
/** @import { Entry, Fields, ServerDraft } from "./types" */

const KEPT_FOR = 30 * 24 * 3600 * 1000;
const COOKIE = "vertelpunt_draft";

/** @param {Entry | null | undefined} entry @returns {entry is Entry} */
export function isFilled(entry) {
  return entry ? Boolean(entry.not_applicable) || holdsAnswer(entry) : false;
}

// Whether there is an answer, also one that "niet van toepassing" covers.
/** @param {Entry} entry */
export function holdsAnswer({ value }) {
  if (typeof value === "string") return !isBlank(value);
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && value !== undefined && value !== false;
}

/** @param {{ fields: Fields } | null | undefined} draft */
export function holdsAnything(draft) {
  return draft ? Object.values(draft.fields).some(isFilled) : false;
}

/** @param {Fields} fields */
export function newestRevision(fields) {
  return Math.max(0, ...Object.values(fields).map((entry) => entry.revision || 0));
}

// The copies on this device and on the server, as one; different drafts: the newest.
/** @param {Draft | null} local @param {ServerDraft | null} server @returns {Draft | ServerDraft | null} */
export function chooseDraft(local, server) {
  if (!local || !server) return local || server;
  if (local.draft_id === server.draft_id) {
    return { ...local, fields: mergeFields(local.fields, server.fields) };
  }
  return newestRevision(local.fields) >= newestRevision(server.fields) ? local : server;
}

/** @param {string} base @param {string} draftId */
export function setCookie(base, draftId) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  const age = draftId ? KEPT_FOR / 1000 : 0;
  document.cookie = `${COOKIE}=${draftId || ""}; Path=${base}; Max-Age=${age}; SameSite=Strict${secure}`;
}

/** @param {any} draft @returns {draft is Draft} */
export function isDraft(draft) {
  return (
    Boolean(draft) && typeof draft.draft_id === "string" && Boolean(draft.fields) && typeof draft.fields === "object"
  );
}

// The shelf where drafts lie. Every method is calm where the browser refuses its storage.
/** @param {string} base @param {{ shared: boolean }} options */
export function openShelf(base, { shared }) {
  const draftKey = `vertelpunt:${base}:draft:`;
  const goneKey = `vertelpunt:${base}:gone:`;
  const touchedKey = `vertelpunt:${base}:touched`;

  /**
   * @template Done
   * @param {(storage: Storage) => Done} work
   */
  function attempt(work) {
    try {
      return work(shared ? window.sessionStorage : window.localStorage);
    } catch {
      return null;
    }
  }

  /** @param {string | null} text */
  function parse(text) {
    try {
      return JSON.parse(text || "null");
    } catch {
      return null;
    }
  }

  /** @param {Storage} storage @param {string} prefix */
  function keysOf(storage, prefix) {
    return Object.keys(storage).filter((key) => key.startsWith(prefix));
  }

  const shelf = {
    /** @param {string} draftId @returns {Draft | null} */
    read(draftId) {
      const draft = attempt((storage) => parse(storage.getItem(draftKey + draftId)));
      return isDraft(draft) ? draft : null;
    },

    /** @returns {Draft | null} */
    newest() {
      const drafts = attempt((storage) => keysOf(storage, draftKey).map((key) => parse(storage.getItem(key)))) || [];
      return (
        drafts
          .filter((draft) => isDraft(draft) && holdsAnything(draft))
          .sort((a, b) => (b.updated || 0) - (a.updated || 0))[0] || null
      );
    },

    // Returns whether it is kept: false where the browser refuses or its store is full.
    /** @param {Draft} draft */
    write(draft) {
      return (
        attempt((storage) => {
          storage.setItem(draftKey + draft.draft_id, JSON.stringify(draft));
          return true;
        }) === true
      );
    },

    // Whether this browser keeps anything at all.
    works() {
      const probe = `${draftKey}probe`;
      return (
        attempt((storage) => {
          storage.setItem(probe, "1");
          storage.removeItem(probe);
          return true;
        }) === true
      );
    },

    // When somebody was last there, of a device that is shared.
    touch() {
      attempt((storage) => storage.setItem(touchedKey, String(Date.now())));
    },

    quietFor() {
      const at = attempt((storage) => Number(storage.getItem(touchedKey)));
      return at ? Date.now() - at : Infinity;
    },

    // Nothing stays, not even the name of a draft that there was.
    clear() {
      attempt((storage) => {
        for (const key of keysOf(storage, `vertelpunt:${base}:`)) storage.removeItem(key);
      });
    },

    // `why`: "sent", "elsewhere" or "discarded". The mark keeps another tab from putting the draft
    // back; `known` tells it what this form knew of the draft, as `knownOf` gives it.
    /** @param {string} draftId @param {Why} why @param {Fields} known */
    remove(draftId, why, known) {
      const mark = JSON.stringify({ why, at: Date.now(), known });
      // In this order: a store that is full has room for the mark then.
      attempt((storage) => storage.removeItem(draftKey + draftId));
      attempt((storage) => storage.setItem(goneKey + draftId, mark));
    },

    // {why, known} of a draft that ended; null for none.
    /** @param {string} draftId @returns {{ why: Why, known?: Fields } | null} */
    markOf(draftId) {
      return attempt((storage) => parse(storage.getItem(goneKey + draftId)));
    },

    dropOld() {
      attempt((storage) => {
        for (const key of [...keysOf(storage, draftKey), ...keysOf(storage, goneKey)]) {
          const kept = parse(storage.getItem(key)) || {};
          if (Date.now() - (kept.updated || kept.at || 0) > KEPT_FOR) storage.removeItem(key);
        }
      });
    },

    /** @param {string | null} key */
    draftIdOf: (key) => (key?.startsWith(draftKey) ? key.slice(draftKey.length) : null),
    /** @param {string | null} key */
    goneIdOf: (key) => (key?.startsWith(goneKey) ? key.slice(goneKey.length) : null),
  };
  return shelf;
}
