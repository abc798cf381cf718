import { beforeAll, expect, test } from 'vitest';
import { actorFor, loadedRegister, value } from '#bin/test/world.ts';
import { addConference } from '#lib/conference/commands.ts';
import { publicAddresses } from '#lib/process/address/queries.ts';

beforeAll(loadedRegister);

test('the public pages are listed, and none of what is only planned or an exercise', async () => {
  const staff = await actorFor('secretariat');
  const facts = { body: 'senior-officials-meeting', ordinal: null, from: '2031-04-01', to: '', mode: null };
  const planned = value(await addConference(staff, { ...facts, title: { en: 'Only planned', ru: 'Только план' } }));
  const exercise = { ...facts, exercise: true, title: { en: 'An exercise', ru: 'Упражнение' } };
  const tried = value(await addConference(staff, exercise));
  const { languages, pages } = await publicAddresses();
  const paths = pages.map(({ path }) => path);
  expect(languages).toEqual(['en', 'ru']);
  expect(paths).toEqual(
    expect.arrayContaining([
      '',
      '/members',
      '/bodies/ministerial-conference',
      '/conferences/third-ministerial-conference-of-the-almaty-process-2025',
      '/outcomes/baku-declaration-2025',
    ]),
  );
  for (const { slug } of [planned, tried]) expect(paths).not.toContain(`/conferences/${slug}`);
  expect(new Set(paths).size).toBe(paths.length);
  const changed = pages.find(({ path }) => path === '/outcomes/baku-declaration-2025')?.changed;
  expect(changed, 'the day on which it was last changed').toMatch(/^20\d\d-\d\d-\d\d$/);
});
