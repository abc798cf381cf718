import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { circulatedText, negotiators, shortSilence } from '#bin/test/text.ts';
import { lastEntry, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { recordLateObjection } from '#lib/adoption/late/commands.ts';
import { adoptionView } from '#lib/adoption/queries.ts';

let staff: Actor;
let kaz: Actor;
let kgz: Actor;
beforeAll(async () => {
  ({ staff, kaz, kgz } = await negotiators());
});

test('a letter that comes when the silence is over is recorded as late, and changes nothing of it', async () => {
  const text = await circulatedText(staff, {}, { ordinal: '31' });
  const { id } = await shortSilence(text.id, 3000);
  const [{ today, tomorrow, before } = { today: '', tomorrow: '', before: '' }] = await rows<{
    today: string;
    tomorrow: string;
    before: string;
  }>(sql`select today()::text as today, (today() + 1)::text as tomorrow, (today() - 1)::text as before`);
  const letter = {
    ...{ id, participant: 'KGZ', kind: 'objection', language: 'en', words: 'We do not agree.' },
    ...{ received: 'Note verbale 9, by courier', receivedOn: today },
  };
  expect(refusal(await recordLateObjection(staff, letter))).toBe('silence-still-runs');
  expect((await adoptionView(staff, 'en', text.id))?.can).toMatchObject({ late: false });
  await expect(
    rows(sql`insert into late_objection (procedure_id, participant, kind, words, language, received, received_on)
      values (${id}, 'KGZ', 'objection', 'No.', 'en', 'Letter', today())`),
  ).rejects.toThrow();
  await wait(3100);
  expect(refusal(await recordLateObjection(kgz, letter))).toBe('forbidden');
  const refused = async (more: object) => {
    const result = await recordLateObjection(staff, { ...letter, ...more });
    return result.ok ? {} : result.refusal.fields;
  };
  expect(await refused({ received: ' ', receivedOn: '' })).toEqual({
    received: 'field-missing',
    receivedOn: 'date-missing',
  });
  expect(await refused({ receivedOn: tomorrow })).toEqual({ receivedOn: 'date-ahead' });
  expect(await refused({ receivedOn: before })).toEqual({ receivedOn: 'late-objection-before' });
  expect(await refused({ participant: 'UZB' })).toEqual({ participant: 'late-objection-not-asked' });
  expect(value(await recordLateObjection.rehearse(staff, letter))).toMatchObject([
    { code: 'late-objection-changes-nothing', params: { day: today } },
  ]);
  value(await recordLateObjection(staff, letter));
  expect(await lastEntry()).toMatchObject({
    act: 'recordLateObjection',
    subject: { noun: 'silence', id },
    after: { participant: 'KGZ', received: 'Note verbale 9, by courier', receivedOn: today },
  });
  const view = await adoptionView(kaz, 'en', text.id);
  expect(view?.adopted).toMatchObject({ way: 'silence' });
  expect(view?.silences).toMatchObject([
    {
      state: 'adopted',
      objections: [],
      late: [{ words: 'We do not agree.', received: 'Note verbale 9, by courier', receivedOn: today }],
    },
  ]);
  expect((await adoptionView(staff, 'en', text.id))?.can).toMatchObject({ late: true });
  expect((await adoptionView(kaz, 'en', text.id))?.can).toMatchObject({ late: false });
  await expect(rows(sql`delete from late_objection`)).rejects.toThrow();
});
