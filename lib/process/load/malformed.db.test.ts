import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { written } from '#bin/test/process-file.ts';
import { checkProcessFile } from '#lib/process/load.ts';

const SEED = 'db/seed/almaty-process.json';
const seed = await readFile(SEED, 'utf8');
// biome-ignore lint/suspicious/noExplicitAny: a file is changed at will
type Json = any;

/** The seed with something changed, as JSON. */
function changed(change: (file: Json) => void): string {
  const file: Json = JSON.parse(seed);
  change(file);
  return JSON.stringify(file, null, 2);
}

const term = (file: Json, at: number, claims: object[]) => {
  file.chairTerms[at].claims = claims;
};
const source = 'iom-2013';

const malformed: [string, () => string, string, RegExp][] = [
  [
    'a doubled body',
    () => changed((f) => f.process.bodies.push({ code: 'XX', en: 'Regional Conference' })),
    'process.bodies[5].en',
    /second time, after process\.bodies\[4\]/,
  ],
  [
    'a doubled code of a body',
    () => changed((f) => f.process.bodies.push({ code: 'MC', en: 'Another' })),
    'process.bodies[5].code',
    /'MC' a second time/,
  ],
  [
    'two bodies whose initials are alike',
    () => changed((f) => f.process.bodies.push('Working Party', 'Wise People')),
    'process.bodies[6]',
    /'WP' a second time/,
  ],
  [
    'a doubled organization',
    () => changed((f) => f.organizations.push(f.organizations[0])),
    'organizations[3].acronym',
    /'IOM' a second time/,
  ],
  [
    'a doubled office',
    () => changed((f) => f.process.offices.push({ key: 'chair', en: 'Other' })),
    'process.offices[1].key',
    /'chair' a second time/,
  ],
  ['a doubled State', () => changed((f) => f.states.push(f.states[0])), 'states[12].iso3', /'AFG' a second time/],
  [
    'a participant named twice at a meeting',
    () =>
      changed((f) => {
        f.meetings[0].participants = ['KAZ', 'KAZ'];
      }),
    'meetings[0].participants[1]',
    /second time/,
  ],
  [
    'a source named toString',
    () =>
      changed((f) => {
        f.membership[0].source = 'toString';
      }),
    'membership[0].source',
    /'toString', which is not among sources/,
  ],
  [
    'a NUL in a text',
    () =>
      changed((f) => {
        f.meetings[0].title = 'a\u0000b';
      }),
    'meetings[0].title',
    /NUL/,
  ],
  [
    'half a surrogate pair',
    () =>
      changed((f) => {
        f.meetings[0].title = 'a\ud800b';
      }),
    'meetings[0].title',
    /no part of a text/,
  ],
  [
    'a code of no State',
    () =>
      changed((f) => {
        f.states.push({ iso3: 'ZZZ', m49: '998' });
        f.stateNamesEn.ZZZ = 'Zedland';
      }),
    'states[12].iso3',
    /no code of ISO 3166-1/,
  ],
  [
    'an M49 code of no country',
    () =>
      changed((f) => {
        f.states.push({ iso3: 'XQY', m49: '999' });
      }),
    'states[12].m49',
    /stands for no country/,
  ],
  [
    'the M49 code of another State',
    () =>
      changed((f) => {
        f.states[0].m49 = '840';
      }),
    'states[0].m49',
    /M49 code of AFG is '004'/,
  ],
  [
    'support by nobody listed',
    () =>
      changed((f) => {
        f.meetings[0].support = ['NATO'];
      }),
    'meetings[0].support[0]',
    /'NATO'/,
  ],
  [
    'an end of a term before its beginning',
    () => changed((f) => term(f, 0, [{ from: '2020-03-05', to: '2019-01', source }])),
    'chairTerms[0].claims[0].to',
    /2019-01, before from/,
  ],
  [
    'an end before every beginning, among claims',
    () =>
      changed((f) =>
        term(f, 0, [
          { from: '2020-03-05', source },
          { to: '2019', source },
        ]),
      ),
    'chairTerms[0].claims[1].to',
    /before every beginning/,
  ],
  [
    'an end of a membership before its beginning',
    () => changed((f) => Object.assign(f.membership[0], { from: '2013', to: '2012', source })),
    'membership[0].to',
    /before from/,
  ],
  [
    'an address that is a script',
    () =>
      changed((f) => {
        f.sources[source].url = 'javascript:alert(1)';
      }),
    `sources.${source}.url`,
    /https/,
  ],
  [
    'an unknown role',
    () =>
      changed((f) => {
        f.organizations[0].role = 'member';
      }),
    'organizations[0].role',
    /roles are observer, applicant observer, partner, support unit/,
  ],
  [
    'an unknown kind of arrangement',
    () =>
      changed((f) => {
        f.hosting[0].kind = 'interim secretariat of the Chairmanship Trio';
      }),
    'hosting[0].kind',
    /kinds are permanent/,
  ],
  [
    'an unknown stage of an arrangement',
    () =>
      changed((f) => {
        f.hosting[0].status = 'hoped for';
      }),
    'hosting[0].status',
    /offered, accepted/,
  ],
  [
    'an unknown status',
    () =>
      changed((f) => {
        f.membership[0].status = 'membr';
      }),
    'membership[0].status',
    /applicant, invited, observer, member.*'member' meant/,
  ],
  [
    'an unknown office',
    () =>
      changed((f) => {
        f.chairTerms[0].office = 'dean';
      }),
    'chairTerms[0].office',
    /'dean', which is none of the process and its bodies: chair/,
  ],
  [
    'an unknown body',
    () =>
      changed((f) => {
        f.meetings[0].body = 'Picnic';
      }),
    'meetings[0].body',
    /Ministerial Conference, /,
  ],
  [
    'a source nearly named',
    () =>
      changed((f) => {
        f.meetings[0].source = 'iom-2031';
      }),
    'meetings[0].source',
    /is 'iom-2013' meant\?/,
  ],
  [
    'a number where text is due',
    () =>
      changed((f) => {
        f.meetings[0].from = 2011;
      }),
    'meetings[0].from',
    /put it in quotation marks \("2011"\)/,
  ],
  [
    'what is missing',
    () =>
      changed((f) => {
        delete f.meetings[0].title;
      }),
    'meetings[0].title',
    /is missing: text is due/,
  ],
  [
    'a State without a name',
    () =>
      changed((f) => {
        f.states.push({ iso3: 'XQZ', m49: '998' });
      }),
    'states[12].iso3',
    /no name in stateNames/,
  ],
  [
    'a body of no form',
    () =>
      changed((f) => {
        f.process.bodies[0] = 7;
      }),
    'process.bodies[0]',
    /is a number, and .*text.* an object/,
  ],
  [
    'a misspelt key at the top',
    () =>
      changed((f) => {
        f.Meetings = f.meetings;
        delete f.meetings;
      }),
    'Meetings',
    /'meetings' is meant/,
  ],
  [
    'a misspelt key within',
    () =>
      changed((f) => {
        f.meetings[0].adopedBy = [];
        delete f.meetings[0].adoptedBy;
      }),
    'meetings[0].adopedBy',
    /'adoptedBy' is meant/,
  ],
  ['a list', () => '[]', '', /is a list, and an object in braces is due/],
  ['null', () => 'null', '', /is null, and an object in braces is due/],
];

test.each(malformed)('%s is refused with its place and what is due', async (_name, make, path, reason) => {
  const found = await checkProcessFile(await written(make()));
  if (found.ok) throw new Error('it was taken');
  const fault = found.faults.find((one) => one.path === path);
  expect(found.faults).toContainEqual(expect.objectContaining({ path }));
  expect(fault?.reason).toMatch(reason);
  expect(found.faults.map((one) => one.reason).join()).not.toMatch(/insert into|select |undefined/i);
  if (path) expect(fault?.line).toBeGreaterThan(0);
});
