// What Python and the list exchange. tests/test_component_types.py holds this against the Python there.

/** A piece of text, and whether it was looked for. */
export type Piece = [string, boolean];

/** `aside`: it is not usable; `only`: it is for the core group only. */
export interface Row {
  id: string;
  title: Piece[];
  about: string;
  first: Piece[];
  aside: boolean;
  only: boolean;
}

/** `print_all`: stories for the core group only go on paper too. */
export interface Stories {
  label: string;
  rows: Row[];
  opened: string | null;
  print_all: boolean;
}

/** `chosen`: the id of the story to open. */
export interface Sent {
  chosen: string;
}
