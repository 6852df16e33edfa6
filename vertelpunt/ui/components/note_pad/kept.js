// What is typed and not yet confirmed, kept on this device: it outlives a reload, and a server that stops.
/** @import { Note, Place } from "./types" */

/** `typed`: on the pad; `waiting`: sent, and not confirmed. @typedef {{ typed: Note, waiting: Note[] }} Kept */

const PREFIX = "vertelpunt_note_";

export function freshNote() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  const id = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { id, text: "", place: null };
}

/** @param {string} about @returns {Kept} */
export function readKept(about) {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + about) ?? "");
    if (kept?.typed?.id && Array.isArray(kept.waiting)) return kept;
  } catch {
    // Nothing was kept, or nothing can be.
  }
  return { typed: freshNote(), waiting: [] };
}

/** @param {string} about @param {Kept} kept */
export function keep(about, kept) {
  try {
    if (kept.typed.text || kept.typed.place || kept.waiting.length)
      localStorage.setItem(PREFIX + about, JSON.stringify(kept));
    else localStorage.removeItem(PREFIX + about);
  } catch {
    // A device that keeps nothing still sends what is saved.
  }
}

// What waits no longer: the notes that Python has as they were sent. What is masked is in a passage as a whole,
// so one may have grown.
/** @param {Note[]} waiting @param {Note[]} notes */
export function stillWaiting(waiting, notes) {
  return waiting.filter(
    ({ id, text, place }) => !notes.some((note) => note.id === id && note.text === text && covers(note.place, place)),
  );
}

/** @param {Place | null} there @param {Place | null} sent */
function covers(there, sent) {
  if (!there || !sent) return there === sent;
  return there.field === sent.field && there.start <= sent.start && there.end >= sent.end;
}
