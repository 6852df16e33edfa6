// Figures as Python makes them (`figures/drawing.py`), and of plotly.js what is used here.

/** Many numbers are packed by Python. */
export interface Packed {
  bdata: string;
  dtype: Dtype;
}

export type Dtype = "f8" | "f4" | "i4" | "i2" | "i1" | "u4" | "u2" | "u1";

/** A number on an axis, or a name; null: nothing there. */
export type Value = number | string | null;

interface Marker {
  color?: unknown;
  opacity?: unknown;
  line?: object;
}

/** `ink`: in the colour of text. `layer`: which stories the dots of a plane are. */
interface TraceMeta {
  ink?: boolean;
  layer?: string;
}

export interface Trace {
  type: string;
  x?: Value[] | Packed;
  y?: Value[] | Packed;
  xaxis?: string;
  yaxis?: string;
  mode?: string;
  orientation?: "h" | "v";
  opacity?: number;
  marker?: Marker;
  meta?: TraceMeta;
}

/** What a figure wants, in px of the usual type. */
export interface LayoutMeta {
  ratio: number;
  more: number;
  row: number;
  widest: number;
  along?: "x" | "y";
  least?: number;
  reach?: number;
}

export interface LayoutShape {
  type: string;
  path: string;
  [name: string]: unknown;
}

export interface LayoutAxis {
  range?: [number, number];
  autorange?: unknown;
}

export interface Layout {
  meta: LayoutMeta;
  margin: { l: number; r: number; t: number; b: number };
  shapes: LayoutShape[];
  xaxis?: LayoutAxis;
  yaxis?: LayoutAxis;
  hoverlabel?: object;
  height?: number;
  width?: number;
  [name: string]: unknown;
}

export interface Figure {
  data: Trace[];
  layout: Layout;
}

/** An axis as drawn: `p2d` and `d2p` go from px to values and back. */
interface DrawnAxis {
  _offset: number;
  _length: number;
  p2d(px: number): number;
  d2p(value: number): number;
}

/** A trace as drawn, its numbers unpacked. */
export interface DrawnTrace {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  customdata?: ArrayLike<number | string | null>;
  text?: string | string[];
  meta?: TraceMeta;
}

export interface DrawnPoint {
  fullData: DrawnTrace;
  pointNumber: number;
}

export interface PlotlyEvent {
  points: [DrawnPoint];
  event?: MouseEvent;
}

/** What plotly.js draws in. `_fullLayout` and `_fullData` are there once it has. */
export interface Drawing extends HTMLDivElement {
  _fullLayout: { xaxis: DrawnAxis; yaxis: DrawnAxis };
  _fullData: DrawnTrace[];
  on(event: "plotly_click" | "plotly_hover", listener: (event: PlotlyEvent) => void): void;
  on(event: "plotly_unhover" | "plotly_doubleclick", listener: () => void): void;
}

export interface Plotly {
  react(drawing: Drawing, data: Trace[], layout: Layout, config: object): Promise<void>;
  toImage(figure: Figure, options: { format: string; scale: number; width: number; height: number }): Promise<string>;
}

declare global {
  interface Window {
    Plotly: Plotly;
  }
}
