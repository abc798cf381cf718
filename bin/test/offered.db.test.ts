import { beforeAll, expect, test } from 'vitest';
import { announcedConference } from '#bin/test/conference.ts';
import { actorFor, loadedRegister, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import type { Result } from '#lib/act/result.ts';
import { addBody, correctBody } from '#lib/body/commands.ts';
import { bodyChoices } from '#lib/body/queries.ts';
import { parentsOf } from '#lib/body/rules.ts';
import { addCommitment, supersedeCommitment, withdrawCommitment } from '#lib/commitment/commands.ts';
import { groundChoices, groundOf, successorChoices } from '#lib/commitment/staff/queries.ts';
import { cancelConference } from '#lib/conference/step/commands.ts';
import { releasedChoices } from '#lib/document/queries.ts';
import { publishNews } from '#lib/news/commands.ts';
import { newsChoices } from '#lib/news/queries.ts';
import { publishOutcome, withdrawOutcome } from '#lib/outcome/commands.ts';
import { outcomeChoices } from '#lib/outcome/queries.ts';
import { citeSource } from '#lib/source/citation/commands.ts';
import { citationsOf } from '#lib/source/citation/queries.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

/** Not one of what a form offers may be refused by its act, each beside which of them it was. */
async function takesAll<C>(offered: readonly C[], act: (choice: C) => Promise<Result<unknown>>): Promise<void> {
  expect(offered.length).toBeGreaterThan(0);
  for (const choice of offered) expect(await act(choice), JSON.stringify(choice)).toMatchObject({ ok: true });
}

const outcomeForm = (more: object = {}) => ({
  ...{ conferenceId: '', kind: 'declaration', title: { en: 'Declaration of the test' }, summary: {} },
  ...{ adoptedOn: '2020-02', instrument: 'Decision 7', ...more },
});
const commitmentForm = (outcomeId: string) => ({
  ...{ outcomeId, place: 'para. 1', words: { en: 'Exchange addresses.' }, actors: ['KAZ'] },
});

test('a commitment is offered no outcome that was withdrawn, nor what is withdrawn to take its place', async () => {
  const kept = value(await publishOutcome(staff, outcomeForm()));
  const gone = value(await publishOutcome(staff, outcomeForm({ title: { en: 'Withdrawn' } })));
  const [one, other, taken, ofGone] = [
    value(await addCommitment(staff, commitmentForm(kept.id))),
    value(await addCommitment(staff, commitmentForm(kept.id))),
    value(await addCommitment(staff, commitmentForm(kept.id))),
    value(await addCommitment(staff, commitmentForm(gone.id))),
  ];
  value(await withdrawOutcome(staff, { id: gone.id, expectedVersion: 1, reason: 'Published twice' }));
  value(await withdrawCommitment(staff, { id: taken.id, expectedVersion: 1, reason: 'Entered twice' }));
  const { outcomes } = await groundChoices(staff, 'en');
  expect(outcomes.map(({ key }) => key)).not.toContain(gone.id);
  expect(await groundOf(staff, 'en', { outcome: gone.id })).toBeNull();
  await takesAll(outcomes, ({ key }) => addCommitment.rehearse(staff, commitmentForm(key)));
  const successors = await successorChoices(staff, 'en', one.id);
  const offered = successors.map(({ id }) => id);
  expect(offered).toContain(other.id);
  for (const { id } of [one, taken, ofGone]) expect(offered).not.toContain(id);
  await takesAll(successors, ({ id }) =>
    supersedeCommitment.rehearse(staff, { id: one.id, expectedVersion: 1, by: id }),
  );
});

test('an outcome and a press release are offered nothing that their acts refuse', async () => {
  const { outcomes } = await outcomeChoices('en');
  await takesAll(outcomes, ({ id }) => publishOutcome.rehearse(staff, outcomeForm({ replaces: id })));
  for (const { id } of await releasedChoices('en'))
    expect(await publishOutcome.rehearse(staff, outcomeForm({ releasedId: id }))).toMatchObject({ ok: true });
  const { sources } = await newsChoices(staff, 'en');
  const release = { date: '2024-01-01', headline: { en: 'A headline' }, body: { en: 'A body.' }, conferenceId: '' };
  await takesAll(sources, ({ key }) => publishNews.rehearse(staff, { ...release, source: key }));
});

test('a body is offered none that reports to it, by whatever way', async () => {
  const form = (name: string, code: string, parent: string) => ({ name: { en: name }, code, parent, source: '' });
  const above = value(await addBody(staff, form('Above', 'ZA', '')));
  const middle = value(await addBody(staff, form('Middle', 'ZB', above.key)));
  const below = value(await addBody(staff, form('Below', 'ZC', middle.key)));
  const { bodies } = await bodyChoices(staff, 'en');
  const offered = parentsOf(bodies, above.key);
  for (const { key } of [above, middle, below]) expect(offered.map((one) => one.key)).not.toContain(key);
  await takesAll(offered, ({ key }) =>
    correctBody.rehearse(staff, { ...form('Above', 'ZA', key), key: above.key, expectedVersion: 1, reason: 'Misread' }),
  );
});

test('a citation is offered no fact of which nothing is said, and takes each that it offers', async () => {
  const { id } = await announcedConference(staff, { theme: { en: 'Borders' } });
  value(await cancelConference(staff, { id, expectedVersion: 2 }));
  const view = await citationsOf(staff, 'en', { noun: 'conference', subject: id });
  await takesAll(
    (view?.facts ?? []).filter(({ said, heldAtSource }) => said !== null || heldAtSource),
    ({ field }) => citeSource.rehearse(staff, { noun: 'conference', subject: id, field, source: 'iom-2013' }),
  );
});
