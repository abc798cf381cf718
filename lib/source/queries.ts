import type { PartialDate } from '#lib/kernel/period.ts';

/** A source as pages cite it. */
export type SourceView = { key: string; publisher: string; title: string; date: PartialDate | null; url: string | null };

/** What one source says of one field; `held` marks what the register holds, `reason` why the secretariat holds it. */
export type ClaimView = {
  id: string;
  field: string;
  value: string;
  kind: 'nominal' | 'actual' | null;
  source: SourceView;
  note: string | null;
  held: boolean;
  reason: string | null;
  version: number;
};

/**
 * Only the claims on fields of which sources say different things. “2013” and “2013-06-05” agree, one is less precise;
 * “2011” and “2013” do not.
 */
export function differing(claims: readonly ClaimView[]): ClaimView[] {
  const group = ({ field, kind }: ClaimView): string => `${field} ${kind ?? 'actual'}`;
  const disagree = (a: ClaimView, b: ClaimView): boolean => !a.value.startsWith(b.value) && !b.value.startsWith(a.value);
  const disputed = new Set(claims.filter((a) => claims.some((b) => group(a) === group(b) && disagree(a, b))).map(group));
  return claims.filter((claim) => disputed.has(group(claim)));
}
