import { expect, test } from 'vitest';
import { wordCaution } from '#lib/act/form.ts';
import { reworded } from '#lib/text/decision/rules.ts';
import type { Paragraph } from '#lib/text/rules.ts';
import { alignmentSaid, changesOf, paragraphSaid, proposalSaid, type SaidProposal } from '#lib/text/said/rules.ts';

const one = (id: string, kind: Paragraph['kind'], words: Record<string, string>): Paragraph => ({
  ...{ id, kind, level: 1, words },
});
const revision = [
  one('a', 'preambular', { en: 'Recalling the *Almaty* Declaration,' }),
  one('b', 'operative', { en: 'Agree to share statistics every year;', ru: 'Согласны ежегодно обмениваться данными;' }),
  one('c', 'operative', { en: 'Ask the Secretariat to report.' }),
];
const text = { paragraphs: revision, last: revision, original: 'en' };
const proposal = (kind: SaidProposal['kind'], more: Partial<SaidProposal>): SaidProposal => ({
  ...{ kind, paragraphId: null, after: null, paragraphKind: null, level: null, words: null, language: 'en' },
  ...more,
});
/** As it is read: the sentence, then the words, struck between tildes and underlined between plus signs. */
const shown = (made: SaidProposal): string[] =>
  changesOf([made], text).flatMap((caution) => [
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
    '~Recalling the ~~Almaty~~ Declaration,~',
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
    'Ask the Secretariat to report.',
  ]);
  expect(shown(proposal('move', { paragraphId: 'c' }))[0]).toBe('Paragraph 2: to be moved to the beginning.');
});

test('what stood there for want of a translation goes whole, and each stands in its own language', () => {
  const [first] = changesOf(
    [proposal('replace', { paragraphId: 'c', words: 'Просят доложить.', language: 'ru' })],
    text,
  );
  expect(first?.redline).toMatchObject({
    language: 'ru',
    pieces: [
      { kind: 'removed', text: 'Ask the Secretariat to report.' },
      { kind: 'added', text: ' Просят доложить.' },
    ],
  });
  const [deleted] = changesOf([proposal('delete', { paragraphId: 'c', language: 'ru' })], text);
  expect(deleted?.redline?.language).toBe('en');
});

test('of long words that stay enough is shown to know the place, and a page of changes is bounded; one alone is whole', () => {
  const long = Array.from({ length: 400 }, (_, at) => `word${at}`).join(' ');
  const paragraphs = [one('a', 'operative', { en: `${long} end` })];
  const of = { paragraphs, last: paragraphs, original: 'en' };
  const close = proposal('replace', { paragraphId: 'a', words: `${long} close` });
  const [first] = changesOf([close, close], of);
  expect(first?.redline?.pieces.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added']);
  expect(first?.redline?.pieces[0]?.text.length).toBeLessThan(80);
  const [alone] = changesOf([close], of);
  expect(alone?.redline?.pieces[0]?.text).toBe(`${long} `);
  const many = Array.from({ length: 2000 }, () => proposal('insert', { words: 'x'.repeat(4000) }));
  const letters = changesOf(many, of).reduce(
    (sum, { redline }) => sum + (redline?.pieces ?? []).reduce((all, { text: words }) => all + words.length, 0),
    0,
  );
  expect(letters).toBeLessThan(900_000);
});

test('a proposal is said with its kind, its place, its translations and why; emphasis is shown, not its signs', () => {
  const said = proposalSaid(
    {
      ...{ kind: 'insert', paragraphId: null, after: 'b', paragraphKind: 'operative', level: 2, language: 'en' },
      words: { en: 'for *seasonal* work;', ru: 'для сезонной работы;' },
      rationale: 'As agreed in May.',
    },
    text,
  );
  expect(said.map((caution) => wordCaution(caution, 'en'))).toEqual([
    'A new point behind 1.',
    'Courtesy translation, Russian:',
    'Why: As agreed in May.',
  ]);
  expect(said[0]?.redline?.pieces).toEqual([
    { kind: 'added', text: 'for ', emphasised: false },
    { kind: 'added', text: 'seasonal', emphasised: true },
    { kind: 'added', text: ' work;', emphasised: false },
  ]);
  expect(shown(proposal('comment', { paragraphId: 'b', words: 'Too often.' }))).toEqual([
    'Paragraph 1: a comment, which changes no words.',
    '+Too often.+',
  ]);
});

test('numbers are those of the last revision, and a paragraph is said as it stands or as it would be worded', () => {
  const [b] = [one('b2', 'operative', { en: 'Agree at once;' })];
  const now = { ...text, paragraphs: [...revision.slice(0, 2), ...(b ? [b] : []), ...revision.slice(2)] };
  const [onNew] = changesOf([proposal('delete', { paragraphId: 'b2' })], now);
  expect(onNew && wordCaution(onNew, 'en')).toBe('Paragraph 1 bis: to be deleted.');
  expect(paragraphSaid('paragraph-agreeing', 'c', now)).toMatchObject([
    { params: { mark: '2' }, redline: { pieces: [{ kind: 'same', text: 'Ask the Secretariat to report.' }] } },
  ]);
  const given = { en: 'Ask the Secretariat to report yearly.', ru: 'Просят доложить.' };
  expect(paragraphSaid('paragraph-wording', 'c', now, given).map(({ redline }) => redline?.language)).toEqual([
    'en',
    'ru',
  ]);
});

test('of translations that stay while the original moves on it is said which are behind then', () => {
  const before = one('b', 'operative', { en: 'Old', ru: 'Старое', fr: 'Ancien' });
  const said = (words: Record<string, string>, stand: string[] = []) =>
    alignmentSaid(before, [reworded(before, words, 'en', stand)], 'en').map((caution) => wordCaution(caution, 'en'));
  expect(said({ en: 'New', ru: 'Старое' }, ['fr'])).toEqual([
    'The translation into this language stays as it is, and is behind the original then: Russian.',
    'The translation into this language stays as it is, and counts as saying what the original says: French.',
  ]);
  expect(said({ en: 'New', ru: 'Новое', fr: 'Nouveau' })).toEqual([]);
  expect(said({ en: 'Old', ru: 'Новое' })).toEqual([]);
});
