import { expect, test } from 'vitest';
import type { Locale } from '#db/vocabulary.ts';
import { newMail } from '#lib/jobs/outbox.ts';
import { textNotices, textNoticeWords, waitsAs } from '#lib/jobs/text-notice.ts';
import { type DigestLine, digestWords, inDigestOrder } from '#lib/mail/digest/rules.ts';
import { runsWithinHours } from '#lib/mail/rules.ts';

const now = new Date('2026-01-02T03:04:05Z');
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);
const portal = {
  acronym: 'AP',
  address: 'https://portal.test',
  zone: 'Asia/Almaty',
  languages: ['en', 'ru', 'fr'] as const,
};
const id = '3f2a9c01-0000-4000-8000-000000000000';
const line = (more: Partial<DigestLine> = {}): DigestLine => ({
  notice: 'text-adopted',
  leadsTo: id,
  symbol: 'AP/MC.3/L.1',
  count: 1,
  until: null,
  over: false,
  commitment: null,
  ...more,
});
const words = (lines: DigestLine[], language: Locale | null = 'en') =>
  digestWords(lines, { name: 'A person', now, portal, language });

test('what has a deadline that runs goes at once, what has time waits for the digest, silence never waits', () => {
  for (const notice of textNotices) {
    const silent = notice.startsWith('silence-') || notice.endsWith('-closing');
    expect([notice, waitsAs(notice, now, hours(runsWithinHours + 1)) === null]).toEqual([notice, silent]);
    expect([notice, waitsAs(notice, now, null) === null]).toEqual([notice, silent]);
  }
  expect(waitsAs('round-opened', now, hours(runsWithinHours))).toBeNull();
  expect(waitsAs('round-opened', now, new Date(hours(runsWithinHours).getTime() + 1))).toBe('round-opened');
  expect(waitsAs('proposal-returned', now, hours(3))).toBeNull();
  expect(waitsAs('text-adopted', now, hours(3))).toBe('text-adopted');
});

test('a digest is in its reader’s language; whoever has none yet gets each, below one another', () => {
  const lines = [line({ notice: 'round-opened', until: hours(75) })];
  const english = words(lines).body;
  expect(english).toMatch(/A review round on AP\/MC\.3\/L\.1 is open until 5\s+January\s+2026/);
  expect(english).toMatch(/GMT[+]5/);
  expect(english).toContain('3 days and 3 hours left.');
  expect(english).toContain(`https://portal.test/en/portal/desk/agreement/${id}`);
  expect(english).not.toMatch(/[а-яё]/i);
  expect(words(lines, 'ru').body).toContain('Остаётся 3 дня и 3 часа.');
  expect(words(lines, 'ru').subject).toBe('AP: 1 изменение с прошлой сводки');
  const each = words(lines, null).body.split('\n\n* * *\n\n');
  expect(each).toHaveLength(3);
  expect(each[0]).toBe(english);
});

test('what runs comes first, the nearest before the others; a round that is over says so and counts nothing', () => {
  const far = line({ notice: 'round-opened', until: hours(90) });
  const near = line({ notice: 'round-extended', until: hours(50) });
  const past = line({ notice: 'round-opened', until: hours(-1), over: true });
  const other = line();
  expect(inDigestOrder([other, past, far, near])).toEqual([near, far, other, past]);
  expect(words([past]).body).toContain('was opened, and is closed by now');
  expect(words([past]).body).not.toContain('left.');
});

test('a text without a symbol is called by a mark that is none of its words', () => {
  expect(words([line({ symbol: null })]).body).toContain('text 3f2a9c01 has been adopted');
  const said = textNoticeWords('silence-begun', { symbol: null, textId: id, now, until: hours(80), portal });
  expect(said.all.subject).toBe('AP: silence procedure on text 3f2a9c01');
  expect(said.ru?.body).toContain('[текст 3f2a9c01]');
});

test('a mail says that a text is of an exercise, and that a round asks for answers in writing', () => {
  const round = { symbol: 'AP/MC.3/L.1', textId: id, now, until: hours(80), portal };
  const body = (more: object) => textNoticeWords('round-opened', { ...round, ...more }).en?.body ?? '';
  expect(body({ exercise: true, asks: true })).toMatch(
    /^This is an exercise: .*\n\n.* is open until .*\n\nIt asks for/s,
  );
  expect(body({})).not.toMatch(/exercise|asks for/);
  expect(textNoticeWords('text-adopted', { ...round, asks: true }).en?.body).not.toMatch(/asks for/);
});

test('however much has changed it fits a mail, and says how much more there is', () => {
  const source = { en: 'A declaration of a very long name '.repeat(40) };
  const due = { date: '2026-01-10', precision: 'day' } as const;
  const lines = Array.from({ length: 500 }, () =>
    line({ notice: 'commitment-due', commitment: { source, place: 'para. 1', due, daysLeft: 8 } }),
  );
  for (const language of ['en', null] as const) {
    const mail = words(lines, language);
    expect(newMail.safeParse({ recipient: 'person@post.test', ...mail }).error).toBeUndefined();
    expect(mail.body).toMatch(/\d+ more changes stand on your desk/);
  }
});
