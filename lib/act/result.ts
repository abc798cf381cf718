/** A refusal is expected and worded in messages/refusal.json: a key, never a sentence. Faults are exceptions. */
export type Refusal = {
  code: string;
  /** Form field → refusal code of that field. */
  fields?: Record<string, string>;
  params?: Record<string, string | number>;
  /** Form field → the figures that its sentence turns on. */
  fieldParams?: Record<string, Record<string, string | number>>;
};

/** What a person is asked to look at once more before it is recorded: worded in messages/caution.json. It refuses nothing. */
export type Caution = { code: string; params?: Record<string, string | number>; redline?: Redline };

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
  constructor(code: string, more: { fields?: Record<string, string>; params?: Record<string, string | number> } = {}) {
    super(code);
    this.name = 'Refused';
    this.refusal = { code, ...more };
  }
}
