import type { Refusal } from '#lib/act/result.ts';
import { Refused } from '#lib/act/result.ts';

/** Constraint name → refusal: what the loser of a race is told. */
export type Conflicts = Record<string, Refusal>;

const common: Conflicts = {
  idempotency_key_pkey: { code: 'sent-twice' },
  membership_no_overlap: { code: 'period-overlaps-another', fields: { from: 'period-overlaps-another' } },
  chair_term_actual_no_overlap: { code: 'term-overlaps-another' },
  chair_term_nominal_no_overlap: { code: 'term-overlaps-another' },
  chair_term_one_incumbent: { code: 'term-overlaps-another' },
  body_pkey: { code: 'body-there', fields: { name: 'body-there' } },
  body_code_once: { code: 'body-code-taken', fields: { code: 'body-code-taken' } },
  body_member_no_overlap: { code: 'period-overlaps-another', fields: { from: 'period-overlaps-another' } },
  office_pkey: { code: 'office-there', fields: { name: 'office-there' } },
  arrangement_one_permanent_in_force: { code: 'one-permanent' },
  conference_ordinal_once: { code: 'ordinal-taken', fields: { ordinal: 'ordinal-taken' } },
  conference_slug_once: { code: 'changed-meanwhile' },
  agenda_item_number_once: { code: 'number-taken', fields: { number: 'number-taken' } },
  document_symbol_once: { code: 'symbol-taken', fields: { symbol: 'symbol-taken' } },
  language_version_once: { code: 'version-there' },
  exercise_not_public: { code: 'exercise-not-public' },
  round_open: { code: 'round-shut' },
  round_entitled: { code: 'round-not-entitled' },
  silence_running: { code: 'silence-ended' },
  silence_not_shortened: { code: 'silence-ended' },
  silence_entitled: { code: 'silence-not-entitled' },
  silence_alone: { code: 'text-decided' },
  adoption_once: { code: 'text-adopted' },
  adoption_beside_silence: { code: 'text-decided' },
  account_email_once: { code: 'email-taken', fields: { email: 'email-taken' } },
};

type Wrong = { code?: unknown; constraint_name?: unknown; cause?: unknown };
const isObject = (value: unknown): value is Wrong => typeof value === 'object' && value !== null;

/**
 * Reads a thrown thing as a refusal: our own, or a constraint that a race ran into (23505 unique, 23P01 exclusion,
 * 23514 check, 40P01 deadlock among the losers of one), or a lock not had in time (55P03), which changed nothing for anybody. Null is
 * a fault.
 */
export function refusalOf(thrown: unknown, conflicts: Conflicts = {}): Refusal | null {
  if (thrown instanceof Refused) return thrown.refusal;
  if (!isObject(thrown)) return null;
  const { code, constraint_name: name } = thrown;
  if ((code === '23505' || code === '23P01' || code === '23514') && typeof name === 'string')
    return conflicts[name] ?? common[name] ?? null;
  if (code === '22021') return { code: 'field-invalid' }; // a NUL, which no text can hold
  if (code === '55P03') return { code: 'register-busy' };
  if (code === '40P01' || code === '40001') return { code: 'changed-meanwhile' };
  return thrown.cause ? refusalOf(thrown.cause, conflicts) : null;
}

/** Is this the database being away: no connection, a broken one, or a server starting or stopping? */
export function isUnreachable(thrown: unknown): boolean {
  if (!isObject(thrown)) return false;
  const { code } = thrown;
  if (typeof code === 'string' && /^(CONNECT|ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|57P0[123]|08|53300)/.test(code))
    return true;
  return thrown.cause ? isUnreachable(thrown.cause) : false;
}
