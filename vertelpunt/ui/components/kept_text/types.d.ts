// What Python and the field exchange. tests/test_component_types.py holds this against the Python there.

/** `about`: what the text is about, as a name for what the device keeps. `text`: what is kept; `said`: when. */
export interface Field {
  about: string;
  label: string;
  text: string;
  said: string;
  refused: string;
  longest: number;
}

/** `was`: the text that this one began from. */
export interface Written {
  text: string;
  was: string;
}

export interface Sent {
  written: Written;
}
