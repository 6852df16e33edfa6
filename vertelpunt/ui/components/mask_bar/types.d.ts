// What Python and the bar exchange. tests/test_component_types.py holds this against the Python there.

/** `shown`: what is read in the place of the words, as [naam]. */
export interface Masking {
  words: string;
  shown: string;
}

/** `story`: the open one; `masked`: in how many places words of it are masked. */
export interface Bar {
  story: string;
  masked: number;
  kinds: string[];
  suggested: Masking[];
}

export interface Sent {
  mask: Masking;
}
