// What Python and the fields exchange. tests/test_component_types.py holds this against the Python there.

/** From and to, whole numbers from 0 to 100. */
export type Pair = [number, number];

/** `ranges`: what is chosen now, a pair a label. */
export interface Fields {
  labels: string[];
  legend: string;
  unit: string;
  ranges: Pair[] | null;
  negated: boolean;
}

export interface Sent {
  ranges: Pair[];
}
