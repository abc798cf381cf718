import type { ProposalKind } from '#db/vocabulary.ts';
import type { ReturnedProposal } from '#lib/text/returned/rules.ts';
import { cleanWords } from '#lib/text/rules.ts';

type Line = { words: string; isHead?: boolean };

/** The symbol of an earlier revision that a file bears in its head, with that of the last; null where it bears none, or the last one too. */
export function olderIn(lines: readonly Line[], symbols: readonly string[]): { symbol: string; last: string } | null {
  const last = symbols.at(-1);
  const heads = new Set(lines.flatMap(({ words, isHead }) => (isHead ? [cleanWords(words)] : [])));
  if (last === undefined || heads.has(last)) return null;
  const symbol = symbols.find((one) => heads.has(one));
  return symbol === undefined ? null : { symbol, last };
}

type Draft = {
  kind: ProposalKind;
  paragraphId: string | null;
  after: string | null;
  language: string;
  words: Readonly<Record<string, string>> | null;
};

/** Whether a draft that a delegation has already says what a file says. */
export function isSame(one: ReturnedProposal, draft: Draft): boolean {
  const words: Record<string, string> = one.words === null ? {} : { ...one.translations, [one.language]: one.words };
  const there = draft.words ?? {};
  return (
    one.kind === draft.kind &&
    one.paragraphId === draft.paragraphId &&
    one.after === draft.after &&
    one.language === draft.language &&
    Object.keys(words).length === Object.keys(there).length &&
    Object.entries(words).every(([tag, said]) => there[tag] === said)
  );
}
