// What Python and the bar exchange. tests/test_component_types.py holds this against the Python there.

/** `place`: of the open story in the list, from 0; null where it is not in it. */
export interface Bar {
  place: number | null;
  total: number;
  closes: boolean;
}

export type Step = "previous" | "next" | "list";

export interface Sent {
  step: Step;
}
