import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OpenProposal } from '#lib/text/bracket/rules.ts';
import { agreedUnder, agreementsLapsed, taken } from '#lib/text/decision/rules.ts';
import { compiled, type RollingParagraph, rebuilt } from '#lib/text/rolling/rules.ts';
import { cleanWords, type Paragraph } from '#lib/text/rules.ts';

const paragraph = (id: string, text: string, more: Partial<Paragraph> = {}): Paragraph => ({
  id,
  kind: 'operative',
  level: 1,
  words: { en: text },
  ...more,
});
const order = new Map(['AFG', 'AZE', 'KAZ', 'KGZ', 'PAK', 'TJK', 'TKM', 'TUR', 'UZB'].map((key, at) => [key, at]));
let count = 0;
const proposal = (by: string, kind: OpenProposal['kind'], more: Partial<OpenProposal>): OpenProposal => ({
  id: `p${++count}`,
  kind,
  paragraphId: null,
  after: null,
  paragraphKind: kind === 'insert' ? 'operative' : null,
  level: kind === 'insert' ? 1 : null,
  words: null,
  language: 'en',
  proponents: [by],
  ...more,
});
const roll = (paragraphs: readonly Paragraph[], proposals: readonly OpenProposal[], language = 'en') =>
  compiled({ paragraphs, last: paragraphs, original: 'en', language, proposals, order });
/** As it is read: `[KAZ, KGZ: words]`, what would go struck between tildes. */
const shown = ({ segments }: RollingParagraph): string =>
  segments
    .map((one) =>
      one.kind === 'same'
        ? one.text
        : `[${one.base && `~${one.base}~`}${one.options.map(({ proponents, text }) => ` ${proponents.join(', ')}: ${text}`).join(';')}]`,
    )
    .join('');

const text = [
  paragraph('1', 'The States may cooperate on return.'),
  paragraph('2', 'The States share statistics every year.'),
  paragraph('3', 'The Secretariat reports to the Chair.'),
];

test('without proposals the rolling text is the revision exactly', () => {
  const { paragraphs, lost } = roll(text, []);
  expect(paragraphs.map(shown)).toEqual(text.map(({ words }) => words.en));
  expect(paragraphs.map(({ mark }) => mark)).toEqual(['1.', '2.', '3.']);
  expect(lost).toEqual([]);
});

test('words that differ stand in brackets with who proposes them, the same words of two States once, in the protocol’s order', () => {
  const [first] = roll(text, [
    proposal('KGZ', 'replace', { paragraphId: '1', words: { en: 'The States shall cooperate on return.' } }),
    proposal('KAZ', 'replace', { paragraphId: '1', words: { en: 'The States shall cooperate on return.' } }),
    proposal('TUR', 'replace', { paragraphId: '1', words: { en: 'The States may cooperate on safe return.' } }),
  ]).paragraphs;
  expect(first && shown(first)).toBe('The States [~may~ KAZ, KGZ: shall] cooperate on [ TUR: safe ]return.');
});

test('changes that meet are one pair of brackets, in which each is an option', () => {
  const [first] = roll(text, [
    proposal('KAZ', 'replace', { paragraphId: '1', words: { en: 'The States shall not cooperate on return.' } }),
    proposal('AFG', 'replace', { paragraphId: '1', words: { en: 'The States should cooperate on return.' } }),
  ]).paragraphs;
  expect(first && shown(first)).toBe('The States [~may~ AFG: should; KAZ: shall not] cooperate on return.');
});

test('what is new is bis behind its paragraph, what is moved is marked at both ends, what is to go says by whom', () => {
  const { paragraphs } = roll(text, [
    proposal('UZB', 'insert', { after: '2', words: { en: 'Nothing else.' } }),
    proposal('TJK', 'insert', { after: '2', words: { en: 'A fund is set up.' } }),
    proposal('PAK', 'delete', { paragraphId: '3' }),
    proposal('AZE', 'move', { paragraphId: '1', after: '3' }),
    proposal('TKM', 'comment', { paragraphId: '2', words: { en: 'Which statistics?' } }),
  ]);
  expect(paragraphs.map(({ mark, kind }) => `${mark} ${kind}`)).toEqual([
    '1. text',
    '2. text',
    '2 bis inserted',
    '2 ter inserted',
    '3. text',
    '1. arrival',
  ]);
  expect(paragraphs.map(({ proposedBy }) => proposedBy?.proponents ?? null)).toEqual([
    null,
    null,
    ['TJK'],
    ['UZB'],
    null,
    ['AZE'],
  ]);
  expect(paragraphs[0]?.movedBy).toEqual([{ proponents: ['AZE'], proposals: [expect.any(String)], after: '3' }]);
  expect(paragraphs[4]?.deletedBy?.proponents).toEqual(['PAK']);
  expect(paragraphs[1]?.comments.map(({ text: words }) => words)).toEqual(['Which statistics?']);
});

test('another paragraph altogether is an alternative, and so is one given in another language', () => {
  const { paragraphs } = roll(text, [
    proposal('KAZ', 'replace', {
      paragraphId: '2',
      words: { en: 'No data are exchanged before a protocol is signed.' },
    }),
    proposal('TJK', 'replace', {
      paragraphId: '1',
      language: 'ru',
      words: { ru: 'Государства обязуются сотрудничать.' },
    }),
  ]);
  expect(paragraphs[1]?.alternatives.map(({ proponents, language }) => [proponents, language])).toEqual([
    [['KAZ'], null],
  ]);
  expect(paragraphs[0]?.alternatives).toEqual([
    {
      proponents: ['TJK'],
      proposals: [expect.any(String)],
      text: 'Государства обязуются сотрудничать.',
      language: 'ru',
    },
  ]);
  expect(paragraphs.map(shown)).toEqual(text.map(({ words }) => words.en));
});

test('what is proposed before the first paragraph stands before it, however many propose something there', () => {
  const proposals = [
    proposal('UZB', 'insert', { words: { en: 'A chapeau.' } }),
    proposal('KAZ', 'insert', { words: { en: 'Another chapeau.' } }),
    proposal('TJK', 'insert', { words: { en: 'A chapeau.' } }),
    proposal('AZE', 'move', { paragraphId: '3', after: null }),
  ];
  const { paragraphs } = roll(text, proposals);
  expect(paragraphs.map(({ kind, mark }) => `${mark} ${kind}`).toSorted()).toEqual(
    ['1 ante inserted', '1 ante inserted', '1. text', '2. text', '3. text', '3. arrival'].toSorted(),
  );
  expect(paragraphs.slice(3).map(({ kind }) => kind)).toEqual(['text', 'text', 'text']);
  const by = paragraphs.flatMap(({ kind, proposedBy }) => (kind === 'inserted' ? [proposedBy?.proponents] : []));
  expect(by).toEqual([['KAZ'], ['TJK', 'UZB']]);
  const [first] = proposals;
  const next = first && taken(text, first, 'en');
  expect(Array.isArray(next) && next.map(({ id }) => id)).toEqual([first?.id, '1', '2', '3']);
});

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

test('letters that join, and words from right to left, are compared whole', () => {
  const persian = paragraph('1', '', { words: { fa: 'دولت‌ها هر سال آمار مبادله می‌کنند.' } });
  const changed = 'دولت‌ها هر ماه آمار مبادله می‌کنند.';
  const fa = compiled({
    ...{ paragraphs: [persian], last: [persian], original: 'fa', language: 'fa', order },
    proposals: [proposal('TJK', 'replace', { paragraphId: '1', language: 'fa', words: { fa: changed } })],
  });
  expect(fa.paragraphs.map(shown)).toEqual(['دولت‌ها هر [~سال~ TJK: ماه] آمار مبادله می‌کنند.']);
  const decomposed = 'Cafe\u0301 and rési\u00addence';
  const composed = paragraph('1', 'Café and résidence');
  const same = roll(
    [composed],
    [proposal('KAZ', 'replace', { paragraphId: '1', words: { en: cleanWords(decomposed) } })],
  );
  expect(same.paragraphs[0]?.alternatives.map(({ text: words }) => words)).toEqual(['Café and résidence']);
});

test('a proposal on a paragraph that is gone is kept beside the text', () => {
  const gone = proposal('KAZ', 'replace', { paragraphId: 'gone', words: { en: 'x' } });
  expect(roll(text, [gone]).lost).toEqual([gone]);
});

const vocabulary = ['States', 'may', 'shall', 'not', 'return', 'safe', 'and', 'data', ',', 'возврат'];
const sentence = fc
  .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 14 })
  .map((words) => words.join(' '));
const states = [...order.keys()];
const texts = fc
  .array(sentence, { minLength: 1, maxLength: 6 })
  .map((all) => all.map((words, at) => paragraph(`${at}`, words)));
const given = texts.chain((paragraphs) =>
  fc.record({
    paragraphs: fc.constant(paragraphs),
    proposals: fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        by: fc.subarray(states, { minLength: 1, maxLength: 3 }),
        kind: fc.constantFrom<OpenProposal['kind'][]>(
          'insert',
          'delete',
          'replace',
          'replace',
          'replace',
          'move',
          'comment',
        ),
        on: fc.nat(paragraphs.length - 1),
        after: fc.option(fc.nat(paragraphs.length - 1)),
        words: sentence,
      }),
      { selector: ({ id }) => id, maxLength: 12 },
    ),
  }),
);
const made = (
  all: { id: string; by: string[]; kind: OpenProposal['kind']; on: number; after: number | null; words: string }[],
): OpenProposal[] =>
  all.flatMap(({ id, by, kind, on, after, words }) => {
    if (kind === 'move' && after === on) return [];
    return [
      proposal('', kind, {
        id,
        proponents: by,
        paragraphId: kind === 'insert' ? null : `${on}`,
        after: after === null || !['insert', 'move'].includes(kind) ? null : `${after}`,
        words: ['delete', 'move'].includes(kind) ? null : { en: words },
      }),
    ];
  });

test('every open proposal can be read whole out of the text, and stands there with its proponents; order of arrival changes nothing (10,000 cases)', () => {
  fc.assert(
    fc.property(given, fc.infiniteStream(fc.nat()), ({ paragraphs, proposals }, dice) => {
      const open = made(proposals);
      const rolling = roll(paragraphs, open);
      for (const one of open) {
        if (one.words) expect(rebuilt(rolling, one.id)).toBe(one.words.en);
        const standing = rolling.paragraphs.some(
          ({ segments, alternatives, comments, deletedBy, movedBy, proposedBy }) =>
            [
              ...alternatives,
              ...comments,
              ...movedBy,
              ...(deletedBy ? [deletedBy] : []),
              ...(proposedBy ? [proposedBy] : []),
              ...segments.flatMap((segment) => (segment.kind === 'bracket' ? segment.options : [])),
            ].some(
              ({ proposals: ids, proponents }) =>
                ids.includes(one.id) && one.proponents.every((key) => proponents.includes(key)),
            ),
        );
        expect(standing).toBe(true);
      }
      const shuffled = open
        .map((one) => ({ one, at: dice.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one);
      expect(roll(paragraphs, shuffled)).toEqual(rolling);
      expect(rolling.paragraphs.filter(({ kind }) => kind === 'text').map((one) => one.paragraph)).toEqual(paragraphs);
    }),
    { numRuns: 10_000 },
  );
}, 120_000);

test('taking one proposal gives exactly its text (2,000 cases)', () => {
  fc.assert(
    fc.property(given, ({ paragraphs, proposals }) => {
      for (const one of made(proposals)) {
        const next = taken(paragraphs, one, 'en');
        if (typeof next === 'string') {
          expect(['move-into-itself', 'text-level-orphan', 'proposal-lost']).toContain(next);
          continue;
        }
        const at = next.findIndex(({ id }) => id === (one.kind === 'insert' ? one.id : one.paragraphId));
        if (one.kind === 'delete') expect(at).toBe(-1);
        else if (one.kind !== 'comment' && one.words) expect(next[at]?.words.en).toBe(one.words.en);
        if (one.kind === 'move' || one.kind === 'insert') expect(next[at - 1]?.id ?? null).toBe(one.after);
      }
    }),
    { numRuns: 2000 },
  );
}, 60_000);

test('what cannot be taken says why', () => {
  expect(taken(text, proposal('KAZ', 'replace', { paragraphId: 'gone', words: { en: 'x' } }), 'en')).toBe(
    'proposal-lost',
  );
  expect(taken(text, proposal('KAZ', 'replace', { paragraphId: '1', words: { ru: 'х' }, language: 'ru' }), 'en')).toBe(
    'proposal-not-in-original',
  );
  expect(taken(text, proposal('KAZ', 'move', { paragraphId: '1', after: '1' }), 'en')).toBe('move-into-itself');
  expect(taken(text, proposal('KAZ', 'insert', { after: null, level: 2, words: { en: 'x' } }), 'en')).toBe(
    'text-level-orphan',
  );
});

test('a paragraph that is reworded is agreed no longer, and its other languages fall behind unless they came with it', () => {
  const before = [
    paragraph('1', 'Old', { agreed: true, words: { en: 'Old', ru: 'Старое' }, translates: { ru: 'Old' } }),
  ];
  const next = taken(before, proposal('KAZ', 'replace', { paragraphId: '1', words: { en: 'New' } }), 'en');
  expect(next).toEqual([
    { id: '1', kind: 'operative', level: 1, words: { en: 'New', ru: 'Старое' }, translates: { ru: 'Old' } },
  ]);
  const both = taken(before, proposal('KAZ', 'replace', { paragraphId: '1', words: { en: 'New', ru: 'Новое' } }), 'en');
  expect(both).toEqual([
    { id: '1', kind: 'operative', level: 1, words: { en: 'New', ru: 'Новое' }, translates: { ru: 'New' } },
  ]);
});
