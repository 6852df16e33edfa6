// What Python and the ballot exchange. tests/test_component_types.py holds this against the Python there.

export interface Thing {
  id: string;
  name: string;
}

/**
 * `chosen`: ids, as Python has them; `votes`: how many there are to give; `heard`: the number of the
 * last ballot that Python has taken.
 */
export interface Ballot {
  things: Thing[];
  chosen: string[];
  votes: number;
  heard: number;
}

/** All that somebody votes for. */
export interface Cast {
  number: number;
  chosen: string[];
}

export interface Sent {
  votes: Cast;
}
