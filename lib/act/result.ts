/** A refusal is expected and worded in messages/refusal.json: a key, never a sentence. Faults are exceptions. */
export type Refusal = {
  code: string;
  /** Form field → refusal code of that field. */
  fields?: Record<string, string>;
  params?: Record<string, string | number>;
  /** Form field → the figures that its sentence turns on. */
  fieldParams?: Record<string, Record<string, string | number>>;
  /** What was read, where a correction of it was refused: it is shown again with what was chosen. */
  reading?: Reading;
};

/** What a person is asked to look at once more before it is recorded: worded in messages/caution.json. It refuses nothing. */
export type Caution = {
  code: string;
  params?: Record<string, string | number>;
  redline?: Redline;
  /** What was read out of what was sent: it is shown below, to be corrected before it is recorded. */
  reading?: Reading;
};

/** What was read, piece by piece; what each is taken for is chosen from a list under `name` and its place: `shape.0`, `shape.1`. */
export type Reading = {
  name: string;
  /** The language that it is in, BCP 47. */
  language: string;
  rows: readonly { words: string; value: string; isSure: boolean }[];
};

/** Words with what goes and what comes, in the language that they are in. */
export type Redline = {
  language: string;
  pieces: readonly { kind: 'same' | 'added' | 'removed'; text: string; emphasised?: boolean }[];
};

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

/** Thrown inside a transaction to roll it back; `command` turns it into the refused Result. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(code: string, more: Omit<Refusal, 'code'> = {}) {
    super(code);
    this.name = 'Refused';
    this.refusal = { code, ...more };
  }
}
