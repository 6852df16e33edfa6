// What Python and the board exchange. tests/test_component_types.py holds this against the Python there.

/** `about`: what stands under it. `group`: where it lies; null, or one that is not there: loose. */
export interface Note {
  id: string;
  text: string;
  quote: string;
  about: string;
  group: string | null;
}

export interface Group {
  id: string;
  name: string;
  readings: string[];
  votes: string;
}

/** `opens`: a note can be opened. `longest`: a name. `heard`: the number of the last change that Python has taken. */
export interface Board {
  notes: Note[];
  groups: Group[];
  opens: boolean;
  longest: number;
  heard: number;
}

/** Laid in a group, or loose, before another note, or at the end. `was`: where it lay before. */
export interface Moved {
  what: "moved";
  note: string;
  group: string | null;
  was: string | null;
  before: string | null;
}

export interface Named {
  what: "named";
  group: string;
  name: string;
  was: string;
}

export interface Made {
  what: "made";
  group: string;
  name: string;
  note: string | null;
  was: string | null;
}

export interface PutAside {
  what: "aside";
  thing: string;
}

export type Act = Moved | Named | Made | PutAside;

export type Change = Act & { number: number };

/** `note`: the id of the one to open. */
export interface Sent {
  changes: Change[];
  note: string;
}
