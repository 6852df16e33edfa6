// What Python and the list exchange. tests/test_component_types.py holds this against the Python there.

export interface Row {
  id: string;
  title: string;
  about: string;
}

/**
 * `parameter`: under which an address names what is open. `off`: what taking off is called.
 * `heard`: the number of the last change that Python has taken.
 */
export interface Things {
  label: string;
  parameter: string;
  off: string;
  rows: Row[];
  opened: string | null;
  heard: number;
}

/** Put before another one, or at the end. */
export interface Moved {
  id: string;
  before: string | null;
}

export interface TakenOff {
  id: string;
  off: true;
}

export type Change = (Moved | TakenOff) & { number: number };

/** `chosen`: the id of what to open. */
export interface Sent {
  changes: Change[];
  chosen: string;
}
