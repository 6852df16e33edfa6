// What Python and the table exchange. tests/test_component_types.py holds this against the Python there.

/** `then`, `now`: how many stories, "–" where that is not known. */
export interface KeptRow {
  id: string;
  name: string;
  words: string;
  note: string;
  then: string;
  now: string;
  on: string;
  by: string;
}

export interface Table {
  label: string;
  rows: KeptRow[];
}

export type Wish = "see" | "change" | "remove";

/** `id`: of the row that it is about. */
export interface Asked {
  wish: Wish;
  id: string;
}

export interface Sent {
  asked: Asked;
}
