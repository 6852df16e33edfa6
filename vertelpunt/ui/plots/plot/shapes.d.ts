// How the parts of a plot know each other.

import type { Drawing, Figure } from "../plotly";
import type { BoxSent, LassoSent, Place, PlotData, Sent, Tool } from "./types";

/** What is told of a dot or cell. */
export interface Name {
  title: string;
  first: string;
}

/** A dot or cell. `key`: null where it stands for nothing that is known. */
export interface Stop {
  x: number;
  y: number;
  key: string | null;
  name: Name;
}

/** One that can be chosen. */
export interface KnownStop extends Stop {
  key: string;
}

/** A shape as drawn: what is sent of it, its rings to draw, and whether it holds a dot. */
export interface Shape {
  message: BoxSent | LassoSent;
  rings: Place[][];
  holds(x: number, y: number): boolean;
}

/** What the pointer draws now: its places in px, and the frame in which they are followed, or 0. */
export interface Gesture {
  way: Tool;
  places: Place[];
  frame: number;
}

export interface Menu {
  ways: HTMLElement;
  more: HTMLElement;
  box: HTMLElement;
  numbers: HTMLElement;
  pictures: HTMLElement[];
  noFile: HTMLElement;
}

export type Trigger = (name: string, value: unknown) => void;

/** A plot of the page. What is optional is there from its first use, and reckoned again where it is undefined. */
export interface State {
  data: PlotData;
  figure: Figure;
  trigger: Trigger;
  plane: HTMLElement;
  drawing: Drawing;
  overlay: HTMLCanvasElement;
  tip: HTMLElement;
  /** Rings: at the keyboard's dot, at what is pointed at elsewhere, at what is open. */
  ring: HTMLElement;
  pointed: HTMLElement;
  opened: HTMLElement;
  menu: Menu;
  said: HTMLElement;
  negated: HTMLElement;
  help: HTMLElement;
  resizing: ResizeObserver;
  /** The drawing that is under way. */
  waiting: Promise<void>;
  draw(): void;
  send(message: Sent): void;
  openNumbers(): void;
  /** `asked`: also where only what was sent says that there is something. */
  clear(asked?: boolean): void;
  tool: Tool;
  /** The key that the keyboard is at. */
  at: string | null;
  outlines: Place[][];
  /** What is outlined is left out. */
  left: boolean;
  listening: boolean;
  /** Something was sent, and what came since does not show it yet. */
  asked: boolean;
  clearing: boolean;
  /** The size and colours that it was drawn in last. */
  look?: string;
  /** Python has sent something that is not drawn yet. */
  fresh: boolean;
  gesture: Gesture | null;
  drawn: Shape | null;
  /** What is drawn is what the server said last. */
  answered: boolean;
  awaiting: boolean;
  darkening?: number;
  /** When a story was last pressed. */
  tapped?: number;
  accent?: string;
  paper?: string;
  places: Map<string, Stop> | null;
  selectable?: { key: string | null; x: number; y: number }[] | null;
  pixels?: [key: string, left: number, top: number][];
}
