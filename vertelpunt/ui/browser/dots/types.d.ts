// How the parts of a triangle know each other, and what who asks for a dot gives and gets.

import type { Voice } from "../controls.js";

export type Point = [x: number, y: number];
export type Corner = "left" | "right" | "top";
export type Corners = Record<Corner, string>;
/** They add to 1. */
export type Shares = Record<Corner, number>;

/** Where a dot is asked. `route`: how it was set. */
export interface Asking {
  voice: Voice;
  change(part: { value: unknown; route: string }): void;
}

/** How a dot is set. `named`: what carries the label; `said`: where it is said in words. */
export interface DotControl<Value> {
  body: HTMLElement[];
  said: HTMLElement;
  role: string;
  named: HTMLElement;
  instruction: string;
  targets: Element[];
  focus(): void;
  show(entry: { value?: Value | null } | undefined): void;
}

/**
 * What a dot lies on. `drawn`: a point as it lies in the drawing, `pointed` the other way; `nearest`:
 * of what can be answered; `step`: of an arrow key.
 */
export interface Ground {
  kind: string;
  drawing: SVGElement;
  field: SVGElement;
  dot: SVGElement;
  centre: Point;
  step: number;
  drawn(point: Point): Point;
  pointed(point: Point): Point;
  nearest(point: Point): Point;
}
