// What Python and the input exchange. tests/test_component_types.py holds this against the Python there.

/** In a triangle x from 0 to 1 and y from 0 to √3/2, in a square both from 0 to 100. */
export type Point = [x: number, y: number];

export interface Corners {
  left: string;
  right: string;
  top: string;
}

export interface Side {
  name: string;
  low: string;
  high: string;
}

export interface Sides {
  x: Side;
  y: Side;
}

/**
 * `point`: as Python has it; `confirmed`: whether it is kept; `heard`: the number of the last dot that
 * Python has taken. Of a triangle the corners, of a square the sides.
 */
export interface Plane {
  label: string;
  corners: Corners | null;
  sides: Sides | null;
  point: Point | null;
  confirmed: boolean;
  heard: number;
}

/** A dot that somebody presses the button for. */
export interface Put {
  number: number;
  point: Point;
}

export interface Sent {
  put: Put;
}
