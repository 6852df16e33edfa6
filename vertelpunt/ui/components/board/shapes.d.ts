// What the parts of the board know of each other.
import type { Laid } from "./arranged.js";
import type { Board, Change } from "./types";

/**
 * `laid`: what is drawn; `unheard`: what Python has not taken yet; `number`: of the last change.
 * `lifted`: the note that is dragged, and `marker` where it would land; `dragged`: until the press is over.
 */
export interface State {
  root: HTMLElement;
  said: HTMLElement;
  ghosts: HTMLElement;
  marker: HTMLElement;
  data: Board;
  laid: Laid;
  unheard: Change[];
  number: number;
  again: ReturnType<typeof setTimeout> | undefined;
  lifted: HTMLElement | null;
  dragged: boolean;
  send: (changes: Change[]) => void;
  open: (note: string) => void;
}
