// Where everything lies: as Python told, with what was changed here since.
/** @import { Act, Group, Note } from "./types" */

/** @typedef {{ notes: Note[], groups: Group[] }} Laid */

// What can't be done any more, as the note or group is gone, is left out.
/** @param {Laid} told @param {Act[]} acts @returns {Laid} */
export function arranged(told, acts) {
  return acts.reduce(after, { notes: told.notes, groups: told.groups });
}

/** @param {Laid} laid @param {Act} act @returns {Laid} */
function after(laid, act) {
  const { notes, groups } = laid;
  switch (act.what) {
    case "moved":
      return { groups, notes: isThere(groups, act.group) ? put(notes, act.note, act.group, act.before) : notes };
    case "named":
      return { notes, groups: groups.map((each) => (each.id === act.group ? { ...each, name: act.name } : each)) };
    case "made": {
      const made = { id: act.group, name: act.name, readings: [], votes: "" };
      return {
        notes: act.note === null ? notes : put(notes, act.note, act.group, null),
        groups: groups.some((each) => each.id === act.group) ? groups : [...groups, made],
      };
    }
    case "aside":
      return {
        notes: notes.filter((each) => each.id !== act.thing),
        groups: groups.filter((each) => each.id !== act.thing),
      };
  }
}

/** @param {Group[]} groups @param {string | null} group */
function isThere(groups, group) {
  return group === null || groups.some((each) => each.id === group);
}

/** @param {Note[]} notes @param {string} id @param {string | null} group @param {string | null} before */
function put(notes, id, group, before) {
  const note = notes.find((each) => each.id === id);
  if (!note) return notes;
  const others = notes.filter((each) => each !== note);
  const place = others.findIndex((each) => each.id === before);
  others.splice(place < 0 ? others.length : place, 0, { ...note, group });
  return others;
}

// The notes by the group they lie in; those in no group that is there under null.
/** @param {Laid} laid */
export function byGroup({ notes, groups }) {
  /** @type {Map<string | null, Note[]>} */
  const found = new Map([null, ...groups.map((each) => each.id)].map((id) => [id, []]));
  for (const note of notes) (found.get(note.group) || found.get(null))?.push(note);
  return found;
}

// A name that no group has.
/** @param {Group[]} groups */
export function freshName(groups) {
  const taken = new Set(groups.map((each) => each.name));
  let number = groups.length + 1;
  while (taken.has(`Groep ${number}`)) number += 1;
  return `Groep ${number}`;
}

// Where a note lies: its group, and its place among the notes there. `was`: the group that Python knows it in,
// also where that was put aside, so that the note lies loose.
/** @param {Laid} laid @param {string} id */
export function placeOf(laid, id) {
  for (const [group, notes] of byGroup(laid)) {
    const place = notes.findIndex((each) => each.id === id);
    if (place >= 0) return { group, was: notes[place].group, place, notes };
  }
  return null;
}

// The note before which one lies when it goes a step up or down among those of its group; null: at the end.
// undefined: it can't go there.
/** @param {Laid} laid @param {string} id @param {number} by */
export function stepped(laid, id, by) {
  const at = placeOf(laid, id);
  const to = at ? at.place + by : -1;
  if (!at || to < 0 || to >= at.notes.length) return undefined;
  return at.notes[by < 0 ? to : to + 1]?.id ?? null;
}

// The column beside the one that a note lies in: loose first, then the groups. undefined: there is none.
/** @param {Laid} laid @param {string} id @param {number} by */
export function beside(laid, id, by) {
  const columns = [null, ...laid.groups.map((each) => each.id)];
  const at = placeOf(laid, id);
  return at ? columns[columns.indexOf(at.group) + by] : undefined;
}
