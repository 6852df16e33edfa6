// Three forms, a browser's shelf whose reads and writes are apart, and a server. A text may only go
// where a form that showed it as the answer typed another in its place.
import {
  chosen,
  edited,
  lineOf,
  mergeEntry,
  openVersions,
  sameState,
} from "../../vertelpunt/ui/telling/story_form/versions.js";

// One run of random edits, saves and choices; throws where a text went. `clocks`: theirs differ.
export function trial(seed, { clocks }) {
  let state = seed;
  const random = (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  let now = 1_000,
    names = 0,
    shelf = null,
    server = null;
  const typed = new Set(),
    replaced = new Set(),
    merges = [];
  const line = () => {
    names += 1;
    return names.toString(16).padStart(8, "0");
  };
  const forms = [0, 1, 2].map((n) => ({
    entry: null,
    line: null,
    focused: false,
    read: null,
    ahead: clocks ? n * 5_000 - 5_000 : 0,
  }));
  const both = (mine, theirs) => {
    const merged = mergeEntry(mine, theirs);
    if (mine && theirs) merges.push([mine, theirs, merged]);
    if (mine && theirs && !sameState(merged, mergeEntry(theirs, mine))) throw Error("order");
    if (mine && theirs && !sameState(merged, mergeEntry(merged, theirs))) throw Error("repeat");
    return merged;
  };
  const take = (form, theirs) => {
    if (!form.focused && theirs) form.entry = both(form.entry, theirs);
  };
  const texts = ({ value, others = [] }) => [value, ...others.map((each) => each.value)].join("|");
  const moves = {
    type(form) {
      form.focused = random(3) > 0;
      if (!form.line || !form.entry || lineOf(form.entry) !== form.line) form.line = line();
      for (const text of form.entry ? form.entry.value.split("+") : []) replaced.add(text);
      const text = `<${typed.size}>${"x".repeat(random(4))}`;
      typed.add(text);
      form.entry = edited(form.entry, { value: text }, form.line, now + form.ahead);
    },
    read(form) {
      form.read = shelf;
    },
    write(form) {
      shelf = both(form.entry, form.read);
      take(form, form.read);
    },
    blur(form) {
      form.focused = false;
      take(form, shelf);
    },
    send(form) {
      if (!form.entry) return;
      server = both(form.entry, server);
      take(form, server);
    },
    choose(form) {
      const open = form.entry ? openVersions(form.entry) : [];
      if (!open.length) return;
      form.line = line();
      const pick = open[random(open.length)];
      const value = random(2) ? pick.value : `${form.entry.value}+${pick.value}`;
      form.entry = chosen(form.entry, { value }, form.line, now + form.ahead);
    },
  };
  const names_of_moves = Object.keys(moves);
  for (let n = 0; n < 40; n += 1) {
    now += random(900);
    moves[names_of_moves[random(names_of_moves.length)]](forms[random(3)]);
  }
  for (let round = 0; round < 4; round += 1) {
    for (const form of forms) {
      moves.blur(form);
      if (form.entry) {
        moves.read(form);
        moves.write(form);
        moves.send(form);
      }
    }
  }
  const ends = forms.map((form) => form.entry).filter(Boolean);
  if (!ends.every((entry) => sameState(entry, ends[0]))) throw Error(`apart: ${seed}`);
  for (const text of typed) {
    if (!replaced.has(text) && !texts(ends[0]).includes(text)) throw Error(`lost ${text}: ${seed}`);
  }
  return { merges, versions: ends.length ? (ends[0].others || []).length : 0 };
}
