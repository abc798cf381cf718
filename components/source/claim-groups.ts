import { boundWords } from '#components/source/when.ts';
import type { Locale } from '#db/vocabulary.ts';
import { translator, wordOr } from '#lib/language/language.ts';
import type { ClaimView, SourceView } from '#lib/source/queries.ts';
import { parseBound } from '#lib/time/period.ts';

export type Said = { value: string; sources: SourceView[]; notes: string[]; accepted: boolean; reason: string | null };
/** A claim that names no kind is about the actual one; `kind` is said only where a claim of the group names it. */
export type ClaimGroup = { field: string; kind: ClaimView['kind']; said: Said[]; accepted: boolean };

/** The claims by what they are about, each value once with all who say it; a group with one value is no disagreement. */
export function claimGroups(claims: readonly ClaimView[]): ClaimGroup[] {
  const groups: ClaimGroup[] = [];
  for (const claim of claims) {
    const group = take(
      groups,
      (one) => one.field === claim.field && (one.kind ?? 'actual') === (claim.kind ?? 'actual'),
      { field: claim.field, kind: claim.kind, said: [], accepted: false },
    );
    const empty = { value: claim.value, sources: [], notes: [], accepted: false, reason: null };
    const said = take(group.said, (one) => one.value === claim.value, empty);
    if (!said.sources.some((source) => source.key === claim.source.key)) said.sources.push(claim.source);
    if (claim.note) said.notes.push(claim.note);
    said.accepted ||= claim.accepted;
    said.reason ??= claim.reason;
    group.kind ??= claim.kind;
    group.accepted ||= claim.accepted;
  }
  return groups;
}

/** The first of a list that fits, or the new one, which then is its last. */
function take<T>(list: T[], fits: (one: T) => boolean, fresh: T): T {
  const found = list.find(fits);
  if (found) return found;
  list.push(fresh);
  return fresh;
}

/** The claims, without those of their notes that stand beside them already. */
export const besideNote = (claims: readonly ClaimView[], note: string | null): ClaimView[] =>
  claims.map((claim) => (claim.note === note ? { ...claim, note: null } : claim));

/** What is no date, whatever figures it is written in. */
const dateless = new Set(['ordinal', 'members', 'secretariat', 'status']);

/** A claim's value as people read it: a date at its precision, a status in words, else as the source has it. */
export function claimValue(locale: Locale, field: string, value: string): string {
  const bound = dateless.has(field) ? null : parseBound(value);
  if (bound) return boundWords(locale, bound);
  return wordOr(translator(locale, 'vocabulary'), `membershipStatus.${value}`, value);
}
