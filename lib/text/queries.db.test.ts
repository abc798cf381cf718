import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { circulatedText } from '#bin/test/text.ts';
import { actorFor, loadedRegister, rows } from '#bin/test/world.ts';
import { textView } from '#lib/text/queries.ts';

test('a text is shown with the rules of procedure of the process, whole', async () => {
  await loadedRegister();
  const staff = await actorFor('secretariat');
  const { id } = await circulatedText(staff);
  const rules = async () => (await textView(staff, 'en', id))?.procedure;
  expect(await rules()).toMatchObject({ observersComment: false, silenceHours: 72, workingDays: [1, 2, 3, 4, 5] });
  await rows(sql`update process set procedure = '{"observersComment": true}'`);
  expect(await rules()).toMatchObject({ observersComment: true, silenceHours: 72, workingDays: [1, 2, 3, 4, 5] });
});
