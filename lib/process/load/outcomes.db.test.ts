import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { written } from '#bin/test/process-file.ts';
import { rows } from '#bin/test/world.ts';
import { conferenceBySlug } from '#lib/conference/queries.ts';
import { outcomeBySlug } from '#lib/outcome/queries.ts';
import { loadProcessFile } from '#lib/process/load.ts';

test('outcomes in full, kinds of the process’s own, no symbols: loaded as the file says, whichever comes first', async () => {
  const file = JSON.parse(await readFile('db/seed/almaty-process.json', 'utf8'));
  file.process.symbols = false;
  file.process.outcomeKinds = [
    { key: 'conclusions', en: 'Conclusions of the Chair', ru: 'Выводы Председателя' },
    { key: 'other', en: 'Other' },
  ];
  for (const meeting of file.meetings) meeting.outcomes = undefined;
  file.meetings[0].outcomes = [
    {
      title: { en: 'Plan 2011', ru: 'План 2011' },
      kind: 'conclusions',
      ownTranslation: ['ru'],
      validFrom: '2011',
      validTo: '2012-06',
      replaces: 'Plan of the second meeting',
      alsoOf: { process: 'Khartoum Process', url: 'https://process.example/plan' },
      text: 'https://process.example/plan.pdf',
      note: { en: 'as read', ru: 'как прочитано' },
    },
  ];
  file.meetings[1].outcomes = [{ title: 'Plan of the second meeting', kind: 'other', adoptedOn: '2012' }];
  expect(await loadProcessFile(await written(file))).toMatchObject({ ok: true, counts: { outcomes: 2 } });
  expect(await rows(sql`select symbols from process`)).toEqual([{ symbols: false }]);
  expect(await outcomeBySlug('ru', 'plan-2011')).toMatchObject({
    title: 'План 2011',
    ownTranslation: ['ru'],
    kindName: 'Выводы Председателя',
    // No source says on which of three days it was adopted.
    adoptedOn: { date: '2011-03-01', precision: 'month' },
    validFrom: { date: '2011-01-01', precision: 'year' },
    validTo: { date: '2012-06-01', precision: 'month' },
    replaces: { slug: 'plan-of-the-second-meeting-2012' },
    alsoOf: 'Khartoum Process',
    textUrl: 'https://process.example/plan.pdf',
    note: 'как прочитано',
    source: { key: 'unhcr-archive' },
  });
  const [held] = await rows<{ slug: string }>(sql`select slug from conference where from_date = '2025-04-24'`);
  expect(await conferenceBySlug('ru', held?.slug ?? '')).toMatchObject({
    title: 'Третья конференция министров Алматинского процесса',
    ownTranslation: ['ru'],
    note: expect.stringMatching(/^Председательство принял Казахстан\./),
  });
});
