import { expect, test } from 'vitest';
import type { OpenProposal } from '#lib/text/bracket/rules.ts';
import { agreedUnder, agreementsLapsed, reworded } from '#lib/text/decision/rules.ts';
import { alignmentOf, type Paragraph } from '#lib/text/rules.ts';

const paragraph = (id: string, text: string, more: Partial<Paragraph> = {}): Paragraph => ({
  ...{ id, kind: 'operative', level: 1, words: { en: text } },
  ...more,
});
const text = [
  paragraph('1', 'The States may cooperate on return.'),
  paragraph('2', 'The States share statistics every year.'),
  paragraph('3', 'The Secretariat reports to the Chair.'),
];

test('an agreement ends by a reopening, and what had been agreed and is gone is known', () => {
  const agreed = paragraph('1', 'The States cooperate.', { agreed: true });
  const at = (minute: number) => `2027-04-24T10:0${minute}:00.000Z`;
  const decided = (paragraphId: string, decision: 'agreed' | 'reopened' | 'taken' | 'bracketed', minute: number) => ({
    ...{ paragraphId, decision, decidedAt: at(minute) },
  });
  const rest = text.slice(1);
  const last = [agreed, ...rest];
  const lapsedIn = (decisions: ReturnType<typeof decided>[], now: readonly Paragraph[], before = last) =>
    agreementsLapsed(decisions, before, now, 'en');
  expect(lapsedIn([decided('1', 'agreed', 1)], last)).toEqual({ lapsed: {}, struck: [] });
  const { agreed: _, ...open } = agreed;
  const reopened = [decided('1', 'agreed', 1), decided('1', 'reopened', 2)];
  expect(lapsedIn(reopened, [open, ...rest])).toEqual({ lapsed: { 1: at(2) }, struck: [] });
  expect(lapsedIn([...reopened, decided('1', 'taken', 3)], [open, ...rest]).lapsed).toEqual({ 1: at(2) });
  expect(lapsedIn([...reopened, decided('1', 'agreed', 4)], last).lapsed).toEqual({});
  // What nobody had agreed lapses by nothing.
  expect(lapsedIn([decided('2', 'taken', 1), decided('3', 'reopened', 2)], text, text).lapsed).toEqual({});
  expect(lapsedIn([...reopened, decided('1', 'taken', 3)], rest).struck).toMatchObject([
    { paragraph: { id: '1' }, mark: '1.', after: null, at: at(3) },
  ]);
  const second = [rest[0], agreed, rest[1]].filter((one) => one !== undefined);
  expect(lapsedIn([], rest, second).struck).toMatchObject([{ mark: '2.', after: '2', at: null }]);
  // Taken out in silence by an earlier revision, it is the past.
  expect(lapsedIn(reopened, rest, rest).struck).toEqual([]);
});

test('what is agreed is touched by other words and by what strikes it or what it belongs to, not by a move or a comment', () => {
  const points = [
    paragraph('1', 'The States agree:'),
    paragraph('a', 'to meet;', { level: 2, agreed: true }),
    paragraph('2', 'Nothing else.'),
  ];
  const on = (kind: OpenProposal['kind'], paragraphId: string | null) =>
    agreedUnder(points, { kind, paragraphId })?.id ?? null;
  expect([on('replace', 'a'), on('delete', 'a'), on('delete', '1')]).toEqual(['a', 'a', 'a']);
  expect([on('replace', '1'), on('delete', '2'), on('replace', '2')]).toEqual([null, null, null]);
  expect([on('move', 'a'), on('move', '1'), on('comment', 'a'), on('insert', null)]).toEqual([null, null, null, null]);
});

test('a translation that is sent back as it stood is behind once the original moves on, unless it is said to stay right', () => {
  const before = paragraph('1', 'Old', {
    words: { en: 'Old', ru: 'Старое', fr: 'Ancien' },
    translates: { ru: 'Old', fr: 'Old' },
  });
  const aligned = (words: Record<string, string>, stand: string[] = [], of = before) => {
    const after = reworded(of, words, 'en', stand);
    return [alignmentOf(after, 'ru', 'en'), alignmentOf(after, 'fr', 'en')];
  };
  const all = { en: 'New', ru: 'Старое', fr: 'Ancien' };
  expect(aligned(all)).toEqual(['behind', 'behind']);
  expect(aligned({ ...all, ru: 'Новое' })).toEqual(['done', 'behind']);
  expect(aligned(all, ['fr'])).toEqual(['behind', 'done']);
  // Nothing of the original is changed: what was done stays so, and what was behind stays behind until it is touched.
  expect(aligned({ en: 'Old', ru: 'Иное' })).toEqual(['done', 'done']);
  const late = reworded(before, all, 'en');
  expect(aligned({ ru: 'Старое', fr: 'Nouveau' }, [], late)).toEqual(['behind', 'done']);
  expect(aligned({ ru: 'Старое', fr: 'Ancien' }, ['ru'], late)).toEqual(['done', 'behind']);
});
