import { type ClaimNoun, type Locale, membershipStatuses } from '#db/vocabulary.ts';
import type { Refusal } from '#lib/act/result.ts';
import { translator } from '#lib/language/language.ts';
import { datedOf, inOrder, parseBound, parsePartialDate, partialDateText, UNKNOWN } from '#lib/time/period.ts';

/** What a claim is about, as far as disagreement goes: a claim that names no kind is about what happened. */
export type Saying = { field: string; kind: 'nominal' | 'actual' | null; value: string };

/** Are both about the same thing of their subject? */
export const sameMatter = (a: Omit<Saying, 'value'>, b: Omit<Saying, 'value'>): boolean =>
  a.field === b.field && (a.kind ?? 'actual') === (b.kind ?? 'actual');

/**
 * Do two values say the same? “2013” and “2013-06-05” agree, one is less precise; “2011” and “2013” do not. A date agrees with a bound it
 * keeps, and a day not known with any. SQL: values_agree.
 */
export function agree(a: string, b: string): boolean {
  if (a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`) || a === UNKNOWN || b === UNKNOWN) return true;
  const [one, other] = [reachOf(a), reachOf(b)];
  if (!one || !other || !(isBound(a) || isBound(b))) return false;
  return isNotAfter(one.first, other.last) && isNotAfter(other.first, one.last);
}

const isBound = (text: string): boolean => text.startsWith('[');

/** The earliest and the latest date that a value allows, each as it is written; null where it is unbounded. */
function reachOf(text: string): { first: string | null; last: string | null } | null {
  const bound = parseBound(text);
  if (!bound || bound === UNKNOWN) return null;
  const date = partialDateText(bound);
  return { first: bound.bound === 'not-later' ? null : date, last: bound.bound === 'not-earlier' ? null : date };
}

/** Of dates as exact as the less exact of both. */
function isNotAfter(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true;
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) <= b.slice(0, length);
}

/** Only the claims on matters of which sources say different things. */
export function differing<C extends Saying>(claims: readonly C[]): C[] {
  const disputed = claims.filter((a) => claims.some((b) => sameMatter(a, b) && !agree(a.value, b.value)));
  return claims.filter((claim) => disputed.some((one) => sameMatter(one, claim)));
}

/** What vouches for the facts of a thing: the sources of each field that has its own, that of the whole, and the secretariat that recorded it. */
export type Vouched<S> = {
  cited: Readonly<Record<string, readonly S[]>>;
  source: S | null;
  recorded: S;
};

/**
 * The sources of facts, each once: those that are named for its field, else that of the whole; where no source says it, it is the
 * secretariat's own entry, with its day.
 */
export function citedFor<S extends { key: string }>(of: Vouched<S>, ...fields: readonly string[]): S[] {
  const cited = fields.flatMap((field) => {
    const own = of.cited[field] ?? [];
    return own.length > 0 ? own : [of.source ?? of.recorded];
  });
  return [...new Map(cited.map((one) => [one.key, one])).values()];
}

/** The sources of all fields that are said of a thing, by field: those whose value is null, false or an empty list are not. */
export const citedByField = <S extends { key: string }>(
  of: Vouched<S>,
  said: Readonly<Record<string, unknown>>,
): Record<string, S[]> =>
  Object.fromEntries(
    Object.entries(said)
      .filter(([, value]) => !(value === null || value === undefined || value === false || value === ''))
      .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
      .map(([field]) => [field, citedFor(of, field)]),
  );

/**
 * Who published a source and what it is called. Where no source says a fact the secretariat does: its entry has no title, and is worded here; in a
 * demonstration, which no secretariat keeps, the publisher has no name either.
 */
export function sourceWords(
  locale: Locale,
  { publisher, title }: { publisher: string; title: string },
): { publisher: string; title: string } {
  if (title) return { publisher, title };
  const t = translator(locale, 'source');
  return { publisher: publisher ? t('secretariat', { process: publisher }) : t('demonstration'), title: t('entry') };
}

/** What a form saw of all that is claimed of one matter: it differs as soon as any of it was changed, or accepted. */
export const concurrencyToken = (claims: readonly { version: number }[]): number =>
  claims.reduce((sum, { version }) => sum + version, 0);

type Form = 'date' | 'from' | 'to' | 'status' | 'ordinal' | 'number' | 'text';

/** What may be claimed of each noun, and how a value of it is written. `kept` fields the register has itself: to accept a claim writes it there. */
const fields: Record<ClaimNoun, Readonly<Record<string, { form: Form; kept: boolean }>>> = {
  process: { launched: { form: 'date', kept: true }, members: { form: 'number', kept: false } },
  membership: {
    status: { form: 'status', kept: true },
    from: { form: 'from', kept: true },
    to: { form: 'to', kept: true },
  },
  term: { from: { form: 'from', kept: true }, to: { form: 'to', kept: true } },
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

type Sourced = Saying & { source: string };

/** Would one source then have its period end before it begins? What another source says is another matter. */
export function isBackwards(next: Sourced, said: readonly Sourced[]): boolean {
  const other = { from: 'to', to: 'from' }[next.field];
  return said
    .filter(
      (one) => one.field === other && one.source === next.source && (one.kind ?? 'actual') === (next.kind ?? 'actual'),
    )
    .some((one) => {
      const [from, to] = next.field === 'from' ? [next, one] : [one, next];
      return !inOrder({ from: datedOf(parseBound(from.value)), to: parseBound(to.value) });
    });
}

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
  const bound = parseBound(value);
  const wrong =
    (form === 'date' && !parsePartialDate(value) && 'date-form') ||
    ((form === 'from' || form === 'to') && (!bound || (form === 'from' && bound === UNKNOWN)) && 'date-form') ||
    (form === 'number' && !/^[1-9]\d{0,3}$/.test(value) && 'number-invalid') ||
    (form === 'status' && !membershipStatuses.some((known) => known === value) && 'choice-missing') ||
    (form === 'ordinal' && !/^[1-9]\d{0,2}$/.test(value) && 'number-invalid');
  return wrong ? { code: 'invalid', fields: { value: wrong } } : null;
}
