import type { ProcessFile } from '#lib/process/input.ts';
import { boundOf } from '#lib/process/load/reference-data.ts';
import { type Bound, datedOf, inOrder, parseBound, UNKNOWN } from '#lib/time/period.ts';

type Kind = 'nominal' | 'actual';
type Field = 'from' | 'to';
type Term = Pick<NonNullable<ProcessFile['chairTerms']>[number], 'claims' | 'nominal' | 'actual'>;
type Said = {
  kind: Kind | null;
  field: Field;
  at: Bound;
  source: string;
  note: string | null;
  text: string;
  marked: boolean;
};

const precise = { day: 0, month: 1, year: 2 } as const;
/** A date before a bound, a bound before nothing known; of each the most precise. */
const vagueness = ({ at }: Said): number => (at === UNKNOWN ? 9 : precise[at.precision] + (at.bound ? 4 : 0));

/**
 * What a file says of the dates of a term: each bound that a source gives, which of them is accepted, and the text of the bounds that the register
 * is to give. Of those that differ the one that the file marks is accepted, else the most precise, the first of equals and of ends one that is not before
 * the beginning, until the secretariat decides; where the file gives the register's own bounds those, and no claim but a marked one is accepted.
 */
export function termAsSaid(term: Term) {
  const bounds: Said[] = term.claims.flatMap(
    ({ from, to, source, kind = null, note = null, accepted: marked = false }) =>
      (['from', 'to'] as const).flatMap((field) => {
        const text = boundOf(field === 'from' ? from : to);
        const bound = parseBound(text);
        return bound ? [{ kind, field, at: bound, text, source, note, marked }] : [];
      }),
  );
  const best = (kind: Kind, field: Field, fits: (one: Said) => boolean = () => true) =>
    bounds
      .filter((one) => (one.kind ?? 'actual') === kind && one.field === field && fits(one))
      .toSorted((a, b) => Number(b.marked) - Number(a.marked) || vagueness(a) - vagueness(b))[0] ?? null;
  const accepted = (kind: Kind, field: Field): Said | null => {
    if (field === 'from') return best(kind, 'from');
    const from = datedOf(best(kind, 'from')?.at ?? null);
    return best(kind, 'to', (one) => inOrder({ from, to: one.at })) ?? best(kind, 'to');
  };
  return {
    bounds,
    isAccepted: (one: Said): boolean => {
      const kind = one.kind ?? 'actual';
      return term[kind] ? one.marked : accepted(kind, one.field) === one;
    },
    text: (kind: Kind, field: Field): string =>
      term[kind] ? boundOf(term[kind][field]) : (accepted(kind, field)?.text ?? ''),
  };
}
