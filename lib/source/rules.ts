import { type ClaimNoun, membershipStatuses } from '#db/vocabulary.ts';
import type { Refusal } from '#lib/act/result.ts';
import { parsePartialDate } from '#lib/time/period.ts';

/** What a claim is about, as far as disagreement goes: a claim that names no kind is about what happened. */
export type Saying = { field: string; kind: 'nominal' | 'actual' | null; value: string };

/** Are both about the same thing of their subject? */
export const sameMatter = (a: Omit<Saying, 'value'>, b: Omit<Saying, 'value'>): boolean =>
  a.field === b.field && (a.kind ?? 'actual') === (b.kind ?? 'actual');

/** Do two values say the same? “2013” and “2013-06-05” agree, one is less precise; “2011” and “2013” do not. */
export const agree = (a: string, b: string): boolean => a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`);

/** Only the claims on matters of which sources say different things. */
export function differing<C extends Saying>(claims: readonly C[]): C[] {
  const disputed = claims.filter((a) => claims.some((b) => sameMatter(a, b) && !agree(a.value, b.value)));
  return claims.filter((claim) => disputed.some((one) => sameMatter(one, claim)));
}

/** What a form saw of all that is claimed of one matter: it differs as soon as any of it was changed, or accepted. */
export const concurrencyToken = (claims: readonly { version: number }[]): number =>
  claims.reduce((sum, { version }) => sum + version, 0);

type Form = 'date' | 'status' | 'ordinal' | 'text';

/** What may be claimed of each noun, and how a value of it is written. `kept` fields the register has itself: to accept a claim writes it there. */
const fields: Record<ClaimNoun, Readonly<Record<string, { form: Form; kept: boolean }>>> = {
  process: { launched: { form: 'date', kept: true } },
  membership: {
    status: { form: 'status', kept: true },
    from: { form: 'date', kept: true },
    to: { form: 'date', kept: true },
  },
  term: { from: { form: 'date', kept: true }, to: { form: 'date', kept: true } },
  arrangement: { secretariat: { form: 'text', kept: false } },
  conference: {
    from: { form: 'date', kept: true },
    to: { form: 'date', kept: true },
    ordinal: { form: 'ordinal', kept: true },
    'counted-as': { form: 'text', kept: false },
  },
  outcome: { adoptedOn: { form: 'date', kept: true } },
};

/** The fields of a noun of which sources may be said to say something. */
export const claimableFields = (noun: ClaimNoun): string[] => Object.keys(fields[noun]);

/** How a value of a field is written; null for a field of which nothing is claimed. */
export const formOf = (noun: ClaimNoun, field: string): Form | null => fields[noun][field]?.form ?? null;

/** Does the register say itself what this field is, so that accepting a claim changes it? */
export const isKept = (noun: ClaimNoun, field: string): boolean => fields[noun][field]?.kept ?? false;

/** Refuses a value that is none of its field: no date, no status, no number of a series. */
export function refuseSaying({
  noun,
  field,
  value,
}: {
  noun: ClaimNoun;
  field: string;
  value: string;
}): Refusal | null {
  const form = formOf(noun, field);
  if (!form) return { code: 'invalid', fields: { field: 'choice-missing' } };
  const wrong =
    (form === 'date' && !parsePartialDate(value) && 'date-form') ||
    (form === 'status' && !membershipStatuses.some((known) => known === value) && 'choice-missing') ||
    (form === 'ordinal' && !/^[1-9]\d{0,2}$/.test(value) && 'number-invalid');
  return wrong ? { code: 'invalid', fields: { value: wrong } } : null;
}
