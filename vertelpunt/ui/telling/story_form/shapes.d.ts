// How the parts of the form know each other.

import type { Voice } from "../../browser/controls.js";
import type { openKeeper } from "./keeper.js";
import type { makeMarks } from "./marks.js";
import type { makeOffers } from "./offers.js";
import type { Entry, Fields, FormData, Place, Problem, Question } from "./types";

/**
 * A draft on this device. `draft_id`: empty while nothing was written. `stays`: question id → words
 * that may stay, as their teller said. `campaign`, `code`: of the link by which it was begun.
 */
export interface Draft {
  draft_id: string;
  fields: Fields;
  step: string | null;
  updated: number;
  stays: Record<string, string[]>;
  campaign?: string;
  code?: string;
}

/** Why a draft is no longer there. */
export type Why = "sent" | "elsewhere" | "erased" | "discarded" | "quiet";

/** What changes in an entry. */
export type Part = Partial<Entry>;

/** The entry of a question, undefined where nothing was ever there. */
export type EntryOf = (id: string) => Entry | undefined;

export type { Point } from "../../browser/dots/types";
export type { Voice };

/** Where a question keeps its answer. */
export interface Keep {
  entry(): Entry | undefined;
  change(part: Part): void;
  choose(part: Part): void;
  letStay(words: string, stay: boolean): void;
}

/** What the controls of all questions share. */
export interface Tools {
  voice: Voice;
  marks: Marks;
  places(): Place[];
}

/** What a control gets. `isFirst`: whether it is the first of its type. */
export interface Ctx extends Keep, Tools {
  suggestions(): string[];
  isFirst: boolean;
}

/**
 * How a question is answered. `targets`: what can be wrong; `named`: what carries the label; `seen`:
 * the instruction is for who sees the page too.
 */
export interface Control {
  body: (Node | null)[];
  targets: Element[];
  focus(): void;
  show(entry: Entry | undefined): void;
  grow?(): void;
  labelFor?: string;
  input?: HTMLInputElement;
  role?: string;
  named?: Element;
  said?: Element;
  instruction?: string;
  seen?: boolean;
}

/** A question on the page. */
export interface Field {
  question: Question;
  element: HTMLElement;
  setError(message: string | null): void;
  grow(): void;
  focus(): void;
  show(): void;
  showMarks(): void;
  rewrite(part: Part): void;
}

/** An option of a choice as it stands on the page. */
export interface Row {
  option: { id: string; label: string; other: boolean };
  input: HTMLInputElement;
  row: HTMLElement;
  words: { part: HTMLElement; input: HTMLInputElement } | null;
}

/** Whether a screen moves the focus and the page along. */
export interface How {
  quiet?: boolean;
}

/** What no longer fits the questions, and what to do about it. */
export interface Misfit extends Problem {
  part: Part;
}

export type Marks = ReturnType<typeof makeMarks>;
export type Keeper = ReturnType<typeof openKeeper>;
export type Offers = ReturnType<typeof makeOffers>;

/** The form as the page knows it. */
export interface Form {
  update(data: FormData, setTriggerValue: Trigger): void;
  close(): void;
  isSent: boolean;
  taken(ids: string[]): void;
  saved(kept: boolean): void;
  toServer(): void;
  gone(why: Why, left: Fields): void;
  hasFocus(id: string): boolean;
  link(): Pick<Draft, "campaign" | "code">;
}

export type Trigger = (name: string, message: unknown) => void;
