// Keeps what was typed: here within a second, on the server at a pause, in step with other tabs.
const SAVE_AFTER = 700;
const SEND_AFTER = 10_000;
const SEND_AT_LATEST = 60_000;

function emptyDraft() {
  return { draft_id: null, step: null, fields: {}, updated: 0 };
}

// `events`: taken(ids) when other tabs or the server had newer fields, saved(kept) after a save
// (false: this browser refused), toServer() to send a copy, gone(why) when another tab ended
// this draft, hasFocus(id) for the field that must be left alone.
function openKeeper(base, events) {
  const shelf = openShelf(base);
  const gone = new Set();
  let draft = emptyDraft();
  let saveTimer = 0;
  let sendTimer = 0;
  let unsentSince = 0;
  shelf.dropOld();

  function takeOver(fields) {
    const newer = Object.keys(fields).filter((id) =>
      !events.hasFocus(id) &&
      (fields[id].revision || 0) > ((draft.fields[id] || {}).revision || 0));
    if (!newer.length) return;
    for (const id of newer) draft.fields[id] = fields[id];
    events.taken(newer);
  }

  function save() {
    clearTimeout(saveTimer);
    saveTimer = 0;
    if (!draft.draft_id || endedElsewhere(draft.draft_id)) return;
    const stored = shelf.read(draft.draft_id);
    if (stored) takeOver(stored.fields);
    const fields = stored ? mergeFields(draft.fields, stored.fields) : draft.fields;
    const kept = shelf.write({ ...draft, fields });
    events.saved(kept);
  }

  function endedElsewhere(draftId) {
    const why = gone.has(draftId) ? null : shelf.whyGone(draftId);
    if (why && draftId === draft.draft_id) {
      drop(draftId);
      events.gone(why);
    }
    return Boolean(why);
  }

  function drop(draftId) {
    gone.add(draftId);
    if (draft.draft_id !== draftId) return;
    keeper.rest();
    draft = emptyDraft();
  }

  function saveSoon() {
    saveTimer = saveTimer || setTimeout(save, SAVE_AFTER);
  }

  function sendSoon() {
    clearTimeout(sendTimer);
    unsentSince = unsentSince || Date.now();
    const left = unsentSince + SEND_AT_LATEST - Date.now();
    sendTimer = setTimeout(keeper.send, Math.max(0, Math.min(SEND_AFTER, left)));
  }

  const keeper = {
    get draft() {
      return draft;
    },

    // What was kept before, here or on the server; null where there is nothing.
    find(server) {
      const ended = (draftId) => gone.has(draftId) || shelf.whyGone(draftId);
      const usable = isDraft(server) && !ended(server.draft_id);
      const found = chooseDraft(shelf.newest(), usable ? server : null);
      if (!holdsAnything(found)) return null;
      return { ...emptyDraft(), ...found, updated: found.updated || newestRevision(found.fields) };
    },

    adopt(found) {
      draft = { ...found, fields: { ...found.fields } };
      setCookie(base, draft.draft_id);
      save();
    },

    change(id, part) {
      if (!draft.draft_id) {
        draft.draft_id = newDraftId();
        setCookie(base, draft.draft_id);
      }
      const entry = { ...draft.fields[id], ...part };
      // Revisions only go up, also when the clock of a phone is put back.
      entry.revision = Math.max(Date.now(), (entry.revision || 0) + 1);
      draft.fields[id] = entry;
      draft.updated = entry.revision;
      saveSoon();
      sendSoon();
    },

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

    takeServer(server) {
      if (isDraft(server) && server.draft_id === draft.draft_id) takeOver(server.fields);
    },

    forget(draftId, why) {
      shelf.remove(draftId, why);
      drop(draftId);
      setCookie(base, draft.draft_id);
    },

    // After a blur, or when another tab saved: what it wrote meanwhile.
    catchUp() {
      const stored = draft.draft_id && shelf.read(draft.draft_id);
      if (!stored) return;
      takeOver(stored.fields);
      // A tab that saved at the same moment may have put its copy over ours.
      if (holdsNewer(draft.fields, stored.fields)) saveSoon();
    },

    onStorage(event) {
      const draftId = shelf.draftIdOf(event.key);
      if (shelf.goneIdOf(event.key)) endedElsewhere(shelf.goneIdOf(event.key));
      if (!draftId || !event.newValue) return;
      if (!draft.draft_id && !gone.has(draftId)) {
        const found = shelf.read(draftId);
        if (found) draft = { ...found, fields: {}, step: draft.step };
      }
      if (draftId === draft.draft_id) keeper.catchUp();
    },
  };
  return keeper;
}
