import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Capacity } from '#db/vocabulary.ts';
import { expect, test } from '#e2e/fixtures.ts';
import type { Act } from '#lib/act/acts.ts';
import { type Area, can } from '#lib/policy.ts';

/** What each address of the portal asks of whoever comes: a room or an act of the policy, or nothing. */
const asked: Record<string, Area | Act | 'nothing'> = {
  '': 'nothing',
  '/sign-in': 'nothing',
  '/invitation/[token]': 'nothing',
  '/account': 'enterOwnAccount',
  '/missing': 'nothing',
  '/[...missing]': 'nothing',
  '/desk': 'enterDesk',
  '/desk/conference': 'enterDesk',
  '/desk/conference/[slug]': 'enterDesk',
  '/desk/agreement': 'enterDesk',
  '/desk/agreement/[id]': 'enterDesk',
  '/desk/agreement/[id]/compare': 'enterDesk',
  '/desk/agreement/[id]/projector': 'enterDesk',
  '/desk/receipt/[noun]/[id]': 'enterDesk',
  '/desk/commitment': 'enterDesk',
  '/desk/commitment/[id]': 'enterDesk',
  '/desk/document/[id]': 'enterDesk',
  '/desk/document/[id]/read/[version]': 'enterDesk',
  '/desk/delegation': 'keepDelegation',
  '/desk/delegation/new': 'keepDelegation',
  '/desk/delegation/[id]': 'keepDelegation',
  '/staff': 'enterStaff',
  '/staff/membership': 'enterStaff',
  '/staff/membership/[participant]': 'enterStaff',
  '/staff/membership/[participant]/names': 'correctNames',
  '/staff/membership/new': 'addState',
  '/staff/chairmanship': 'enterStaff',
  '/staff/chairmanship/designate': 'enterStaff',
  '/staff/chairmanship/office': 'enterStaff',
  '/staff/chairmanship/record': 'enterStaff',
  '/staff/chairmanship/[term]': 'enterStaff',
  '/staff/chairmanship/[term]/[step]': 'enterStaff',
  '/staff/body': 'enterStaff',
  '/staff/body/new': 'enterStaff',
  '/staff/body/[body]': 'enterStaff',
  '/staff/body/[body]/[step]': 'enterStaff',
  '/staff/secretariat': 'enterStaff',
  '/staff/secretariat/new': 'enterStaff',
  '/staff/secretariat/[id]': 'enterStaff',
  '/staff/secretariat/[id]/[act]': 'enterStaff',
  '/staff/conference': 'enterStaff',
  '/staff/conference/new': 'enterStaff',
  '/staff/conference/[id]': 'enterStaff',
  '/staff/conference/[id]/revise': 'enterStaff',
  '/staff/conference/[id]/[step]': 'enterStaff',
  '/staff/conference/[id]/agenda/[item]': 'enterStaff',
  '/staff/document': 'addDocument',
  '/staff/document/new': 'addDocument',
  '/staff/document/[id]': 'addDocument',
  '/staff/text': 'editText',
  '/staff/text/new': 'addText',
  '/staff/text/[id]': 'editText',
  '/staff/text/[id]/compare': 'editText',
  '/staff/text/[id]/projector': 'editText',
  '/staff/receipt/[noun]/[id]': 'enterStaff',
  '/staff/outcome': 'publishOutcome',
  '/staff/outcome/new': 'publishOutcome',
  '/staff/outcome/[id]': 'publishOutcome',
  '/staff/commitment': 'addCommitment',
  '/staff/commitment/new': 'addCommitment',
  '/staff/commitment/[id]': 'addCommitment',
  '/staff/conference/[id]/statement/[statement]': 'recordStatement',
  '/staff/news': 'publishNews',
  '/staff/news/new': 'publishNews',
  '/staff/news/[id]': 'publishNews',
  '/staff/claim': 'enterStaff',
  '/staff/claim/new': 'recordClaim',
  '/staff/claim/[id]': 'enterStaff',
  '/staff/claim/source': 'enterStaff',
  '/staff/claim/source/[source]': 'enterStaff',
  '/staff/claim/source/[source]/[step]': 'enterStaff',
  '/staff/claim/sources/[noun]/[subject]': 'citeSource',
  '/staff/mail': 'retryMail',
  '/staff/mail/[id]': 'retryMail',
  '/staff/policy': 'enterStaff',
  '/staff/record': 'readRecord',
  '/staff/account': 'keepAccounts',
  '/staff/account/new': 'keepAccounts',
  '/staff/account/[id]': 'keepAccounts',
};

const people: { role: string; actsFor?: string; capacities: Capacity[] }[] = [
  { role: 'delegate', actsFor: 'KAZ', capacities: ['member'] },
  { role: 'chair', actsFor: 'KAZ', capacities: ['member'] },
  { role: 'national-coordinator', actsFor: 'TJK', capacities: ['member', 'coordinator'] },
  { role: 'observer', actsFor: 'IOM', capacities: ['observer'] },
  { role: 'delegate', actsFor: 'UZB', capacities: ['applicant'] },
  { role: 'secretariat', capacities: ['secretariat'] },
  { role: 'administrator', capacities: ['administrator'] },
];

const addressOf = (route: string) =>
  `/en/portal${route.replace(/\[\.\.\.\w+\]/, 'nowhere').replaceAll(/\[\w+\]/g, crypto.randomUUID())}`;

test('every address of the portal that the build has is in the table of this journey', async () => {
  const manifest = await readFile('.next/app-path-routes-manifest.json', 'utf8');
  const routes = Object.values(z.record(z.string(), z.string()).parse(JSON.parse(manifest)));
  const portal = routes.filter((route) => /^\/\[locale\]\/portal(\/|$)/.test(route));
  expect(portal.map((route) => route.replace('/[locale]/portal', '')).sort()).toEqual(Object.keys(asked).sort());
});

test('nobody enters a room without signing in: each leads to the door, and to the room after it', async ({
  request,
}) => {
  for (const [route, what] of Object.entries(asked)) {
    if (what === 'nothing') continue;
    const address = addressOf(route);
    const answer = await request.get(address, { maxRedirects: 0 });
    const next = encodeURIComponent(address.replace('/en/portal', ''));
    expect([answer.status(), answer.headers().location], address).toEqual([307, `/en/portal/sign-in?next=${next}`]);
  }
});

for (const { role, actsFor, capacities } of people) {
  test(`${role} ${actsFor ?? ''}: every address opens, or leads away, as the policy has it`, async ({ signInAs }) => {
    const { request } = await signInAs(role, actsFor);
    const held = new Set<Capacity>(['holder', ...capacities]);
    for (const [route, what] of Object.entries(asked)) {
      if (what === 'nothing') continue;
      const address = addressOf(route);
      const answer = await request.get(address, { maxRedirects: 0 });
      const led = answer.headers().location ?? null;
      if (can({ capacities: held, accountId: null, participant: null, offices: new Set() }, what)) {
        expect(led, address).toBeNull();
        expect([200, 404], address).toContain(answer.status());
        if (route.startsWith('/desk') && !route.includes('[')) expect(answer.status(), address).toBe(200);
      } else expect([answer.status(), led], address).toEqual([307, '/en/portal']);
    }
  });
}
