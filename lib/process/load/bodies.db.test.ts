import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { written } from '#bin/test/process-file.ts';
import { bodyOf } from '#lib/body/queries.ts';
import { chairmanship } from '#lib/chairmanship/queries.ts';
import { exportProcess } from '#lib/process/export.ts';
import { loadProcessFile } from '#lib/process/load.ts';
import { processPage } from '#lib/process/queries.ts';

/** Offices and bodies in a process file. The older form, with one holder an office and bodies without members, is loaded by load.db.test.ts. */

const source = 'iom-2013';
const since = (from: string) => [{ from, source }];
const offices = [
  { key: 'co-chairs', en: 'Co-Chairs', joint: true },
  { key: 'convenor', en: 'Convenor', body: 'SOM' },
];
const group = {
  code: 'WG',
  en: 'Working Group',
  parent: 'Senior Officials’ Meeting',
  termsOfReference: 'Terms of reference of 2020',
  mandate: { from: '2020-03', to: '2030' },
  restricted: true,
  source,
  members: [
    { participant: 'TJK', from: '2020', source },
    { participant: 'UNHCR', part: 'observer', source },
  ],
  offices: [{ key: 'lead', en: 'Lead State' }],
};
const bodies = [group, { code: 'MC', en: 'Ministerial Conference' }, { code: 'SOM', en: 'Senior Officials’ Meeting' }];
const chairTerms = [
  { office: 'co-chairs', state: 'KGZ', claims: since('2013-06') },
  { office: 'co-chairs', participant: 'KAZ', claims: since('2013-06') },
  { office: 'convenor', participant: 'IOM', claims: since('2014') },
  { office: 'lead', participant: 'TJK', claims: since('2020') },
];

async function fileWith(given: { offices?: object[]; bodies?: object[]; chairTerms?: object[] }): Promise<string> {
  const file = JSON.parse(await readFile('db/seed/almaty-process.json', 'utf8'));
  Object.assign(
    file.process,
    { offices, bodies },
    given.offices && { offices: given.offices },
    given.bodies && { bodies: given.bodies },
  );
  Object.assign(file, { meetings: [], news: [], chairTerms: given.chairTerms ?? chairTerms });
  return written(file);
}

test.each([
  [
    'a parent that is none',
    { bodies: [{ ...group, parent: 'Nothing' }, ...bodies.slice(1)] },
    'process.bodies[0].parent',
    /not among process.bodies/,
  ],
  [
    'bodies that report to each other',
    { bodies: [group, bodies[1] ?? {}, { ...bodies[2], parent: 'WG' }] },
    'process.bodies[0].parent',
    /reports/,
  ],
  [
    'a member that is none',
    { bodies: [{ ...group, members: [{ participant: 'NATO', source }] }, ...bodies.slice(1)] },
    'process.bodies[0].members[0].participant',
    /NATO/,
  ],
  [
    'an office of a body that is none',
    { offices: [{ key: 'convenor', en: 'Convenor', body: 'Nothing' }] },
    'process.offices[0].body',
    /Nothing/,
  ],
  [
    'a term of an office that is none',
    { chairTerms: [{ office: 'chair', state: 'KAZ', claims: since('2013') }] },
    'chairTerms[0].office',
    /co-chairs, convenor, lead/,
  ],
  [
    'a term of nobody',
    { chairTerms: [{ office: 'lead', claims: since('2013') }] },
    'chairTerms[0].participant',
    /named once/,
  ],
  ['an office there twice', { offices: [...offices, ...offices] }, 'process.offices[2].key', /second time/],
  [
    'a body there twice',
    { bodies: [...bodies, { code: 'WGB', en: 'Working Group' }] },
    'process.bodies[3].en',
    /second time/,
  ],
  [
    'a mandate the wrong way round',
    { bodies: [{ ...group, mandate: { from: '2030', to: '2020' } }, ...bodies.slice(1)] },
    'process.bodies[0].mandate.to',
    /before/,
  ],
])('%s is refused with its place, and nothing is half-loaded', async (_name, given, path, reason) => {
  const loaded = await loadProcessFile(await fileWith(given));
  if (loaded.ok) throw new Error('was loaded');
  expect(loaded.faults.find((fault) => fault.path === path)?.reason).toMatch(reason);
  expect(await processPage('en')).toBeNull();
});

test('a joint office, bodies with members and offices of their own, and an organization that holds an office load from a file', async () => {
  expect(await loadProcessFile(await fileWith({}))).toMatchObject({
    ok: true,
    counts: { terms: 4, 'members of bodies': 2 },
  });
  const view = await chairmanship('en');
  const held = view?.offices.map(({ key, body, joint, incumbents }) => [
    key,
    body?.key ?? null,
    joint,
    incumbents.map(({ holder }) => holder),
  ]);
  expect(held).toEqual([
    ['co-chairs', null, true, ['Kazakhstan', 'Kyrgyzstan']],
    ['lead', 'working-group', false, ['Tajikistan']],
    ['convenor', 'senior-officials-meeting', false, ['International Organization for Migration']],
  ]);
  expect((await processPage('en'))?.offices).toMatchObject([
    { holders: [{ name: 'Kazakhstan' }, { name: 'Kyrgyzstan' }] },
  ]);
  expect(await bodyOf('en', 'working-group')).toMatchObject({
    parent: { key: 'senior-officials-meeting' },
    termsOfReference: 'Terms of reference of 2020',
    restricted: true,
    members: [
      { participant: 'TJK', part: 'member', today: true },
      { participant: 'org:UNHCR', part: 'observer', from: null, today: true },
    ],
    offices: [{ key: 'lead', holders: [{ name: 'Tajikistan' }] }],
  });
  // Written back it is the same: who belongs to each body, and whose each office is.
  const exported = await exportProcess();
  expect(exported?.leftOut).toEqual([]);
  expect(exported?.file).toMatchObject({
    process: {
      // In the order that they have in the register, which is not that of the bodies.
      offices: [
        { key: 'co-chairs', joint: true },
        { key: 'convenor', body: 'SOM' },
        { key: 'lead', body: 'WG' },
      ],
      bodies: [
        {
          code: 'WG',
          parent: 'SOM',
          mandate: { from: '2020-03', to: '2030' },
          restricted: true,
          members: [
            { participant: 'TJK', from: '2020' },
            { participant: 'UNHCR', part: 'observer' },
          ],
        },
        { code: 'MC' },
        { code: 'SOM' },
      ],
    },
    chairTerms: [{ participant: 'KGZ' }, { participant: 'KAZ' }, { participant: 'IOM' }, { participant: 'TJK' }],
  });
});
