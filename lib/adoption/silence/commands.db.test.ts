import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { alignedText, negotiators, textNow, workingMoment } from '#bin/test/text.ts';
import { lastEntry, rows, value } from '#bin/test/world.ts';
import { adoptionView } from '#lib/adoption/queries.ts';
import { extendSilence, proposeSilence } from '#lib/adoption/silence/commands.ts';
import { formatInstant } from '#lib/language/language.ts';

test('what the members are silent on says the new instant once it is extended: before it is confirmed, on the page and in the record', async () => {
  const { staff, kaz } = await negotiators();
  const text = await alignedText(staff, { ordinal: '71' });
  const { procedureId } = value(
    await proposeSilence(staff, {
      ...{ id: text.id, expectedVersion: (await textNow(text.id)).version },
      expiresAt: await workingMoment(80),
    }),
  );
  const longer = { id: procedureId, expiresAt: await workingMoment(200) };
  const [said] = value(await extendSilence.rehearse(staff, longer));
  value(await extendSilence(staff, longer));
  const put = (await adoptionView(kaz, 'en', text.id))?.silences[0];
  const instant = formatInstant('en', new Date(put?.expiresAt ?? ''), 'Asia/Almaty');
  expect(put?.words.en).toContain(instant);
  expect(said).toMatchObject({ code: 'exact-words', params: { 'words.en': put?.words.en } });
  expect(await lastEntry()).toMatchObject({
    before: { words: { en: expect.not.stringContaining(instant) } },
    after: { words: { en: expect.stringContaining(instant) } },
  });
  await expect(
    rows(sql`update silence_procedure set words = '{"en": "Other"}' where id = ${procedureId}`),
  ).rejects.toThrow();
});
