import type { Caution } from '#lib/act/result.ts';
import { withoutEmphasis } from '#lib/language/emphasis.ts';
import type { ReturnedProposal, Unmatched } from '#lib/text/returned/rules.ts';
import type { Paragraph } from '#lib/text/rules.ts';
import { begin, changesOf, languageNamed } from '#lib/text/said/rules.ts';

/** What stands in a file and can be no paragraph, as the messages call it. */
const called: Readonly<Record<string, string>> = {
  'nested-table': 'table',
  'text-box': 'box',
  endnote: 'footnote',
};

/** What stands in a file apart from its paragraphs, by its kind, with its words: of a picture there may be none. */
export const apartNamed = (kind: string, words: string): { what: string; said: 'yes' | 'no'; words: string } => ({
  what: called[kind] ?? kind,
  said: words.trim() === '' ? 'no' : 'yes',
  words: begin(withoutEmphasis(words), 200),
});

/** What a file would change, each in a line with the words that go and come, and behind it the same in the other languages of the file. */
export function proposalsSaid(
  proposals: readonly ReturnedProposal[],
  revision: readonly Paragraph[],
  original: string,
): Caution[] {
  const all = proposals.flatMap((one) => [
    { ...one, isTranslation: false },
    ...Object.entries(one.translations).map(([language, words]) => ({ ...one, language, words, isTranslation: true })),
  ]);
  const said = changesOf(all, { paragraphs: revision, last: revision, original });
  return said.map((caution, at) =>
    all[at]?.isTranslation
      ? { ...caution, code: 'proposed-translation', params: languageNamed('language', all[at].language) }
      : caution,
  );
}

/** What of a file is no proposal, in a line each: what it is, with its words. */
export const unmatchedSaid = (unmatched: readonly Unmatched[]): Caution[] =>
  unmatched.map(({ reason, what, words }) => ({
    code: 'returned-unmatched',
    params: {
      ...apartNamed(reason === 'apart' ? `${what}` : reason, words),
      ...(reason === 'beside' || reason === 'missing' || reason === 'order'
        ? languageNamed('language', what ?? '')
        : { language: '' }),
    },
  }));

/** As many of what is no proposal as one sentence names. */
const mostNamed = 20;

/** The words of all that is no proposal in one line, for a file that proposes nothing, and how many more there are; “none” where it has no words. */
export const unmatchedNamed = (unmatched: readonly Unmatched[]): { words: string; more: number } => {
  const words = [...new Set(unmatched.map((one) => begin(withoutEmphasis(one.words.trim()), 200)))].filter(
    (said) => said !== '',
  );
  return { words: words.slice(0, mostNamed).join(' · ') || 'none', more: Math.max(0, words.length - mostNamed) };
};

/** In which languages a file was read, where that is not the one that was chosen, or there are two: said before the proposals. */
export function languagesSaid([first = '', second]: readonly string[], asked: string): Caution[] {
  if (second !== undefined)
    return [
      { code: 'returned-columns', params: { ...languageNamed('first', first), ...languageNamed('second', second) } },
    ];
  if (first === asked) return [];
  return [
    { code: 'returned-language', params: { ...languageNamed('language', first), ...languageNamed('asked', asked) } },
  ];
}
