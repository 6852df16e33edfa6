// What Python and a plot exchange. tests/test_plot_types.py holds this against what Python sends and reads.

export type Tool = "click" | "box" | "lasso";

/** A place in the coordinates of a plot. */
export type Place = [x: number, y: number];

/** How a plot is pointed at, and what is selected in it (`plots/pattern.py`). */
export interface Pointing {
  unit: number;
  tools: Tool[];
  outlines: Place[][];
  selected: boolean;
  negated: boolean;
}

/** `figure` is JSON. `no_file`: why it can't be kept. `numbers`: whether they can be opened. */
export interface PlotData {
  figure: string;
  library: string;
  base: string;
  alt: string;
  title: string;
  file: string;
  no_file: string | null;
  numbers: boolean;
  pointing: Pointing | null;
}

/** The stories that dots stand for, in one order. */
export interface Stories {
  ids: string[];
  titles: string[];
  firsts: string[];
}

export interface TitlesData {
  stories: Stories;
  opened: string | null;
}

export type Sides = [left: number, right: number, bottom: number, top: number];

export interface BoxSent {
  box: Sides;
}

export interface LassoSent {
  lasso: Place[];
}

export interface ClickSent {
  clicked: string;
  more: boolean;
}

export interface ClearSent {
  cleared: true;
}

/** What a plot sends as `pointed`; as `numbers` it sends true. */
export type Sent = BoxSent | LassoSent | ClickSent | ClearSent;
