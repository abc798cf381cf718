import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { provide } from '#env.ts';
import { readUnsaid, unsaidText } from '#lib/act/unsaid.ts';

provide({ AUTH_SECRET: randomBytes(32).toString('hex') });

test('a refusal is carried as it is, without what was typed', () => {
  const refusal = { code: 'step-before-last', params: { day: '2026-11-26' } };
  expect(readUnsaid(unsaidText({ ...refusal, fields: { on: 'date-ahead' } }))).toEqual(refusal);
  expect(readUnsaid(unsaidText({ code: 'forbidden' }))).toEqual({ code: 'forbidden' });
});

test('what is not of our making says nothing', () => {
  const [text = '', mark = ''] = unsaidText({ code: 'forbidden' }).split('.');
  const other = Buffer.from(JSON.stringify({ code: 'fault', params: { reference: 'call 555' } })).toString('base64url');
  for (const cookie of [undefined, '', '.', text, `${text}.`, `${other}.${mark}`, `${text}.${mark}x`])
    expect(readUnsaid(cookie), cookie).toBeNull();
});
