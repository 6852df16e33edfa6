// What Python and the list exchange. tests/test_component_types.py holds this against the Python there.

export interface Row {
  id: string;
  title: string;
  about: string;
}

/** `heard`: the number of the last change that Python has taken. */
export interface Stories {
  label: string;
  rows: Row[];
  opened: string | null;
  heard: number;
}

/** Put before another story, or at the end. */
export interface Moved {
  story: string;
  before: string | null;
}

export interface TakenOff {
  story: string;
  off: true;
}

export type Change = (Moved | TakenOff) & { number: number };

/** `chosen`: the id of the story to open. */
export interface Sent {
  changes: Change[];
  chosen: string;
}
