import type { ClaimNoun } from '#db/vocabulary.ts';

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

/** What a form saw of all that is claimed of one matter: it differs as soon as any of it was changed, or held. */
export const seenOf = (claims: readonly { version: number }[]): number =>
  claims.reduce((sum, { version }) => sum + version, 0);

/** The fields that the register keeps itself: to hold a claim about one writes it there. */
const kept: Record<ClaimNoun, readonly string[]> = {
  process: ['launched'],
  membership: ['status', 'from', 'to'],
  term: ['from', 'to'],
  arrangement: [],
  conference: ['from', 'to', 'ordinal'],
  outcome: ['adoptedOn'],
};

/** Does the register say itself what this field is, so that holding a claim changes it? */
export const isKept = (noun: ClaimNoun, field: string): boolean => kept[noun].includes(field);
