// What Python and the form exchange. tests/test_script_types.py holds this against the models there.

/** A triad's answer: three shares that add to 1. */
export interface Shares {
  left: number;
  right: number;
  top: number;
}

/** Where a stone lies: both from 0 to 100. */
export interface StoneMark {
  stone: string;
  x: number;
  y: number;
}

/** A version of a text that another came before (`store/versions.py`). */
export interface Version {
  // biome-ignore lint/suspicious/noExplicitAny: what a value is, its question's type says
  value?: any;
  other?: string;
  line: string;
  revision: number;
  settled?: boolean;
}

/** An answer as it is kept; every part is there once it was needed. */
export interface Entry {
  // biome-ignore lint/suspicious/noExplicitAny: what a value is, its question's type says
  value?: any;
  other?: string;
  not_applicable?: boolean;
  route?: string | null;
  revision?: number;
  line?: string;
  seen?: Record<string, number>;
  others?: Version[];
}

/** Question id → its entry. */
export type Fields = Record<string, Entry>;

export type Kind = "draft" | "submit" | "discard" | "link" | "resume";

/** What the form sends. */
export interface Message {
  kind: Kind;
  draft_id: string;
  nr: number;
  fields: Fields;
  step?: string | null;
  shared?: boolean;
  confirm?: boolean;
  privacy?: string | null;
  address?: string | null;
  token?: string | null;
  mine?: boolean;
}

/** The message of who opened a link, and so knows no draft yet. */
export type Resuming = Pick<Message, "kind" | "nr" | "token" | "mine">;

/** A draft as the server has it. `campaign`: the key of the one that it was begun in. */
export interface ServerDraft {
  draft_id: string;
  fields: Fields;
  step: string | null;
  campaign?: string;
}

/** The campaign of the link (`ui/telling/arriving.py`). */
export interface Campaign {
  key: string;
  state: "new" | "open" | "closing" | "closed";
  asks_code: boolean;
  wrong_code: boolean;
  sentences: string[];
}

/** A problem with one answer. */
export interface Problem {
  question: string;
  message: string;
}

/** Words that may identify somebody: where they are, in UTF-16 units, and what may stand there. */
export interface Mark {
  start: number;
  end: number;
  kind: MarkKind;
  replacement: string;
}

export type MarkKind = "name" | "phone" | "email" | "address" | "bsn" | "iban" | "birth" | "plate" | "organisation";

/** The marks of a question: in its text, and in the words beside a choice, as of this revision. */
export interface Marked {
  revision: number;
  value: Mark[];
  other: Mark[];
}

/** What the server says of a message; only what there is to say. */
export interface Outcome {
  draft_id?: string;
  nr?: number;
  sent?: boolean;
  lost?: Problem[];
  errors?: Problem[];
  wait?: number;
  failure?: string;
  told?: boolean;
  kept?: boolean;
  unkept?: string;
  ended?: "sent" | "erased";
  unsent?: string[];
  shared_draft?: ServerDraft;
  marks?: Record<string, Marked>;
  link?: { url: string; qr: string };
  resume?: string;
  taken_draft?: ServerDraft;
}

/** What Streamlit or the light page gives the form to draw. */
export interface FormData {
  questionnaire: Questionnaire;
  places: Place[];
  suggestions: Record<string, string[]>;
  audience_sentences: Record<string, string>;
  trust: Trust;
  privacy: Privacy | null;
  former: Record<string, Record<string, string>>;
  campaign: Campaign | null;
  draft: ServerDraft | null;
  outcome: Outcome | null;
  base: string;
}

export interface Place {
  code: string;
  label: string;
}

export interface Contact {
  text: string;
  mail: string;
}

/** What a teller agrees to by sending, and where it can be read. */
export interface Privacy {
  version: string;
  address: string;
}

export interface Trust {
  lines: string[];
  contact: Contact | null;
}

export interface Option {
  id: string;
  label: string;
  help: string | null;
  other: boolean;
  audience: string | null;
}

export interface Corners {
  left: string;
  right: string;
  top: string;
}

export interface Ends {
  low: string;
  high: string;
}

interface AnyQuestion {
  id: string;
  step: string;
  label: string;
  short: string | null;
  help: string | null;
  required: boolean;
  not_applicable: boolean;
  more: boolean;
  part: string | null;
}

export interface TextQuestion extends AnyQuestion {
  type: "text" | "long_text";
  max_length: number;
  suggestions: boolean;
}

export interface ChoiceQuestion extends AnyQuestion {
  type: "single" | "multi";
  options: Option[];
  most: number | null;
}

export interface TriadQuestion extends AnyQuestion {
  type: "triad";
  corners: Corners;
}

export interface SliderQuestion extends AnyQuestion {
  type: "slider";
  ends: Ends;
}

export interface Stone {
  id: string;
  label: string;
}

export interface StonesQuestion extends AnyQuestion {
  type: "stones";
  x: Ends;
  y: Ends;
  quadrants: Record<string, string>;
  stones: Stone[];
}

export interface PlaceQuestion extends AnyQuestion {
  type: "place";
}

export interface ConfirmationQuestion extends AnyQuestion {
  type: "confirmation";
}

export type Question =
  | TextQuestion
  | ChoiceQuestion
  | TriadQuestion
  | SliderQuestion
  | StonesQuestion
  | PlaceQuestion
  | ConfirmationQuestion;

export interface Step {
  id: string;
  title: string;
  help: string | null;
}

export interface Card {
  top: string[];
  closing: string[];
}

export interface Plane {
  x: string;
  y: string;
  quadrants: Record<string, string>;
}

export interface Before {
  time: string | null;
  names: string | null;
}

export interface Questionnaire {
  name: string;
  introduction: string;
  before: Before;
  afterwards: string | null;
  steps: Step[];
  card: Card;
  planes: Plane[];
  reflection: string[];
  questions: Question[];
  campaign: string | null;
  source: string | null;
  kept_in: string | null;
}

/** A story that was sent, as the light page shows it. `card`, `dots`: HTML of our own template. */
export interface Told {
  card: string;
  dots: string;
  receipt: string;
  title: string;
  text: string;
}

/** What the light page gets for a message; `sentence` alone where it was refused. */
export interface Answer {
  outcome?: Outcome | null;
  asked?: string;
  told?: Told | null;
  sentence?: string;
}
