// What Python and the pad exchange. tests/test_component_types.py holds this against the Python there.

export interface Text {
  field: string;
  label: string;
  text: string;
}

/** A place in a text as it is read, in code points. */
export interface Place {
  field: string;
  start: number;
  end: number;
}

/** `place`: null for a note about no passage. */
export interface Note {
  id: string;
  text: string;
  place: Place | null;
}

/** Why a note could not be kept. */
export interface Refusal {
  note: string;
  why: string;
}

/** `about`: what the notes are about, as a name for what the device keeps. */
export interface Pad {
  about: string;
  label: string;
  texts: Text[];
  notes: Note[];
  refused: Refusal[];
  closed: boolean;
}

export interface Sent {
  notes: Note[];
  aside: string;
}
