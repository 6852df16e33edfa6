// What Python and the bar exchange. tests/test_component_types.py holds this against the Python there.

/** What is chosen on one thing. `view`: what it is about; `turnable`: a *niet* can be put before it. */
export interface Chip {
  view: string;
  sentence: string;
  negated: boolean;
  turnable: boolean;
}

export interface Chips {
  count: string;
  chips: Chip[];
}

/** What an entry of the menu asks for. */
export type Form = "checks" | "one" | "range" | "dates" | "none";

/** A value and its label. */
export type Option = [string, string];

/** `together`: more answers can be chosen, any of them or all. */
export interface Entry {
  group: string;
  label: string;
  form: Form;
  tokens: string[];
  options: Option[];
  together?: boolean;
}

/** `chosen`: each part in its address form. */
export interface Menu {
  entries: Entry[];
  chosen: string[];
}

/** `on`: the view that it is about, or the part that is taken in its address form. */
export interface Changed {
  what: "take" | "drop" | "turn";
  on: string;
}

export interface Cleared {
  what: "clear";
}

/** What was done in the bar. */
export type Act = Changed | Cleared;

export interface Sent {
  act: Act;
}
