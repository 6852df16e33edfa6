// What Python and the buttons exchange. tests/test_component_types.py holds this against the Python there.

export interface Choice {
  label: string;
  note: string;
  pressed: boolean;
  negated: boolean;
}

export interface Choices {
  label: string;
  choices: Choice[];
}

/** `place`: of the button that was pressed, from 0. */
export interface Sent {
  place: number;
}
