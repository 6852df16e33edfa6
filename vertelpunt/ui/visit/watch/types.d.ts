// What Python and the browser exchange. tests/test_component_types.py holds this against the Python there.

/**
 * `address`: where to ask for a stamp of what the page should show, under `base`; `drawn`: that of what
 * it shows; `every`: about how often to ask, in seconds.
 */
export interface Watched {
  base: string;
  address: string;
  drawn: string;
  every: number;
}

/** `other`: the stamp of what it should show. */
export interface Sent {
  other: string;
}
