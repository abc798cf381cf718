import { expect, test } from 'vitest';
import { type Locale, mailStates } from '#db/vocabulary.ts';
import { newMail } from '#lib/jobs/outbox.ts';
import { accountNotices, accountNoticeWords, awaitsDecision, isExampleAddress, stateAfter } from '#lib/mail/rules.ts';

const at = new Date('2026-01-02T03:04:05Z');
const portal = { acronym: 'AP', address: 'https://portal.test', zone: 'Asia/Almaty', languages: ['ru', 'en'] as const };

test.each(accountNotices)('the notice “%s” fits a mail, in the languages that the portal is offered in', (notice) => {
  const { subject, body } = accountNoticeWords(notice, { name: 'Имя Фамилия', at, portal });
  expect(newMail.safeParse({ recipient: 'person@post.test', subject, body }).error).toBeUndefined();
  expect(subject).toMatch(/^AP: [а-яё ]+$/i);
  const [russian = '', english = '', ...others] = body.split('\n\n* * *\n\n');
  expect(others).toEqual([]);
  for (const part of [russian, english]) expect(part).toMatch(/Имя Фамилия/);
  expect(russian).toMatch(/2\s+января\s+2026.*08:04/);
  expect(english).toMatch(/2\s+January\s+2026.*08:04/);
  expect(body).toContain('https://portal.test/en/portal');
  expect(body).not.toMatch(/account\.|undefined|\{/);
});

test('the first language that the portal is offered in has the subject', () => {
  const subject = (languages: Locale[]) =>
    accountNoticeWords('opened', { name: 'A', at, portal: { ...portal, languages } }).subject;
  expect(subject(['en', 'ru'])).toMatch(/^AP: an account/);
  expect(subject(['ru', 'en'])).toMatch(/^AP: для вас/);
});

test.each([
  ['delegate.kaz@demonstration.example', true],
  ['a@example', true],
  ['a@Example.ORG', true],
  ['a@sub.example.com', true],
  ['a@nowhere.invalid', true],
  ['a@example.kz', false],
  ['example@post.test', false],
  ['a@notexample', false],
  ['a@myexample.com', false],
])('%s leads nowhere: %s', (address, nowhere) => {
  expect(isExampleAddress(address)).toBe(nowhere);
});

test('only what the server surely has not got is tried again, and not for ever', () => {
  expect(stateAfter('accepted', false)).toEqual({ state: 'sent', reason: null });
  expect(stateAfter('refused', false)).toEqual({ state: 'failed', reason: 'refused' });
  expect(stateAfter('unknown', false)).toEqual({ state: 'failed', reason: 'unknown' });
  expect(stateAfter('deferred', false)).toEqual({ state: 'queued', reason: null });
  expect(stateAfter('deferred', true)).toEqual({ state: 'failed', reason: 'deferred' });
});

test('a person decides on what failed or was held, and on nothing else', () => {
  expect(mailStates.filter(awaitsDecision)).toEqual(['failed', 'held']);
});

test.each(['A\r\nBcc: other@post.test', 'A\nB', 'A\u0000', 'A\u2028B', 'A\u202eB', '', 'x'.repeat(79)])(
  'the subject %j cannot be a header',
  (subject) => {
    expect(newMail.safeParse({ recipient: 'person@post.test', subject, body: 'A' }).success).toBe(false);
  },
);
