import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adoptionWaits, isWorkingDay, nextWorkingDay, silenceStateAt } from '#lib/adoption/rules.ts';
import type { Paragraph } from '#lib/text/rules.ts';

const at = (text: string) => new Date(text);
const procedure = { expiresAt: at('2027-04-24T12:00:00Z'), withdrawnAt: null, objections: [] };

test('silence runs until its instant, and then it has adopted', () => {
  expect(silenceStateAt(procedure, at('2027-04-24T11:59:59.999Z'))).toBe('running');
  expect(silenceStateAt(procedure, at('2027-04-24T12:00:00Z'))).toBe('adopted');
});

test('an objection breaks it for good, also after the instant; what is withdrawn adopts nothing', () => {
  const broken = { ...procedure, objections: [at('2027-04-24T11:59:59.999Z')] };
  expect(silenceStateAt(broken, at('2027-04-24T11:59:59.998Z'))).toBe('running');
  expect(silenceStateAt(broken, at('2030-01-01T00:00:00Z'))).toBe('broken');
  expect(silenceStateAt({ ...procedure, withdrawnAt: at('2027-04-20T00:00:00Z') }, at('2030-01-01T00:00:00Z'))).toBe(
    'withdrawn',
  );
});

test('what is broken, withdrawn or adopted is never anything else again', () => {
  const day = fc.integer({ min: 0, max: 1000 }).map((n) => new Date(Date.UTC(2027, 0, 1) + n * 3_600_000));
  fc.assert(
    fc.property(
      day,
      fc.option(day),
      fc.array(day, { maxLength: 3 }),
      day,
      day,
      (expiresAt, withdrawnAt, made, one, other) => {
        const objections = made.filter((when) => when < expiresAt && (!withdrawnAt || when < withdrawnAt));
        const facts = {
          expiresAt,
          withdrawnAt: withdrawnAt && withdrawnAt < expiresAt && objections.length === 0 ? withdrawnAt : null,
          objections,
        };
        const [early, late] = one <= other ? [one, other] : [other, one];
        const before = silenceStateAt(facts, early);
        if (before !== 'running') expect(silenceStateAt(facts, late)).toBe(before);
      },
    ),
    { numRuns: 2000 },
  );
});

const calendar = { workingDays: [1, 2, 3, 4, 5], holidays: ['2027-05-03'] };
test('the seat works on its working days, save its holidays', () => {
  expect(isWorkingDay('2027-04-30', calendar)).toBe(true); // a Friday
  expect(isWorkingDay('2027-05-02', calendar)).toBe(false);
  expect(isWorkingDay('2027-05-03', calendar)).toBe(false);
  expect(nextWorkingDay('2027-04-30', calendar)).toBe('2027-05-04');
  expect(nextWorkingDay('2027-04-30', { workingDays: [], holidays: [] })).toBeNull();
});

test('an adoption waits for the round, what is open, what has moved on, the meeting; a silence for the languages', () => {
  const paragraph = (en: string, more: Partial<Paragraph> = {}): Paragraph => ({
    ...{ id: 'a', kind: 'operative', level: 1, words: { en } },
    ...more,
  });
  const text = {
    ...{ paragraphs: [paragraph('Agree.')], last: [paragraph('Agree.', { agreed: true })], original: 'en' },
    ...{ openRound: null, proposals: [{ kind: 'comment', stage: 'submitted' } as const] },
  };
  const consensus = { by: 'consensus', isMeeting: true } as const;
  expect(adoptionWaits(text, consensus)).toBeNull();
  expect(adoptionWaits(text, { ...consensus, isMeeting: false })?.why).toBe('meeting');
  expect(adoptionWaits({ ...text, openRound: { isTaking: true } }, consensus)?.why).toBe('round');
  expect(adoptionWaits({ ...text, openRound: { isTaking: false } }, consensus)).toBeNull();
  const open = [
    ...text.proposals,
    { kind: 'delete', stage: 'bracketed' } as const,
    { kind: 'move', stage: 'returned' } as const,
  ];
  expect(adoptionWaits({ ...text, proposals: open }, consensus)).toMatchObject({ why: 'proposals', count: 1 });
  expect(adoptionWaits({ ...text, paragraphs: [paragraph('Ask.')] }, consensus)?.why).toBe('moved');
  const silence = { by: 'silence', languages: ['en', 'ru'] } as const;
  expect(adoptionWaits(text, silence)).toMatchObject({ why: 'languages', languages: ['ru'] });
  expect(adoptionWaits(text, { ...silence, languages: ['en'] })).toBeNull();
});
