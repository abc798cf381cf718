import { expect, test } from 'vitest';
import { wordCaution } from '#lib/act/form.ts';
import type { ReturnedProposal } from '#lib/text/returned/rules.ts';
import { changesOf } from '#lib/text/returned/said/rules.ts';
import type { Paragraph } from '#lib/text/rules.ts';

const one = (id: string, kind: Paragraph['kind'], words: Record<string, string>): Paragraph => ({
  ...{ id, kind, level: 1, words },
});
const revision = [
  one('a', 'preambular', { en: 'Recalling the *Almaty* Declaration,' }),
  one('b', 'operative', { en: 'Agree to share statistics every year;', ru: 'Согласны ежегодно обмениваться данными;' }),
  one('c', 'operative', { en: 'Ask the Secretariat to report.' }),
];
const proposal = (kind: ReturnedProposal['kind'], more: Partial<ReturnedProposal>): ReturnedProposal => ({
  ...{ kind, paragraphId: null, after: null, paragraphKind: null, level: null, words: null, language: 'en' },
  ...{ translations: {}, authors: [] },
  ...more,
});
/** As it is read: the sentence, then the words, struck between tildes and underlined between plus signs. */
const shown = (made: ReturnedProposal): string[] =>
  changesOf([made], revision, 'en').flatMap((caution) => [
    wordCaution(caution, 'en'),
    (caution.redline?.pieces ?? [])
      .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `+${text}+` : `~${text}~`))
      .join(''),
  ]);

test('what a file changes is shown with the words that go and the words that come', () => {
  expect(shown(proposal('replace', { paragraphId: 'b', words: 'Agree to share statistics every month;' }))).toEqual([
    'Paragraph 1: other words.',
    'Agree to share statistics every ~year~+month+;',
  ]);
  expect(shown(proposal('delete', { paragraphId: 'a' }))).toEqual([
    '“Recalling the Almaty Declaration,”: to be deleted.',
    '~Recalling the *Almaty* Declaration,~',
  ]);
  expect(shown(proposal('insert', { after: 'c', words: 'Agree to meet again.' }))).toEqual([
    'A new paragraph behind 2.',
    '+Agree to meet again.+',
  ]);
  expect(shown(proposal('insert', { words: 'The States,' }))).toEqual([
    'A new paragraph before the first.',
    '+The States,+',
  ]);
  expect(shown(proposal('move', { paragraphId: 'c', after: 'a' }))).toEqual([
    'Paragraph 2: to be moved behind “Recalling the Almaty Declaration,”.',
    '',
  ]);
  expect(shown(proposal('move', { paragraphId: 'c' }))[0]).toBe('Paragraph 2: to be moved to the beginning.');
});

test('what stood there for want of a translation goes whole, and each stands in its own language', () => {
  const [first] = changesOf(
    [proposal('replace', { paragraphId: 'c', words: 'Просят доложить.', language: 'ru' })],
    revision,
    'en',
  );
  expect(first?.redline).toEqual({
    language: 'ru',
    pieces: [
      { kind: 'removed', text: 'Ask the Secretariat to report.' },
      { kind: 'added', text: ' Просят доложить.' },
    ],
  });
  const [deleted] = changesOf([proposal('delete', { paragraphId: 'c', language: 'ru' })], revision, 'en');
  expect(deleted?.redline?.language).toBe('en');
});

test('of long words that stay enough is shown to know the place, and a page of changes is bounded', () => {
  const long = Array.from({ length: 400 }, (_, at) => `word${at}`).join(' ');
  const text = [one('a', 'operative', { en: `${long} end` })];
  const [only] = changesOf([proposal('replace', { paragraphId: 'a', words: `${long} close` })], text, 'en');
  expect(only?.redline?.pieces.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added']);
  expect(only?.redline?.pieces[0]?.text.length).toBeLessThan(80);
  const many = Array.from({ length: 2000 }, () => proposal('insert', { words: 'x'.repeat(4000) }));
  const letters = changesOf(many, text, 'en').reduce(
    (sum, { redline }) => sum + (redline?.pieces ?? []).reduce((all, { text: words }) => all + words.length, 0),
    0,
  );
  expect(letters).toBeLessThan(900_000);
});
