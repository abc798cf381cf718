import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { announcedConference } from '#bin/test/conference.ts';
import { circulatedText, openedRound, shortSilence, textForm } from '#bin/test/text.ts';
import { actorFor, loadedRegister, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { staffConference } from '#lib/conference/staff/queries.ts';
import { addText } from '#lib/text/addition/commands.ts';
import { texts, textsDue, textTitle, textView } from '#lib/text/queries.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

test('the texts of a conference are listed to whoever may see them, and no other’s', async () => {
  const text = await circulatedText(staff, { access: 'members' }, { ordinal: '21' });
  const { id: draft } = value(await addText(staff, textForm(text.conferenceId)));
  const { id: elsewhere } = await announcedConference(staff, { ordinal: '22' });
  await addText(staff, textForm(elsewhere));
  const seenBy = async (actor: Actor) =>
    (await texts(actor, 'en', { conference: text.conferenceId })).rows.map(({ id }) => id).toSorted();
  expect(await seenBy(staff)).toEqual([text.id, draft].toSorted());
  expect(await seenBy(await actorFor('head-of-delegation', { iso3: 'KAZ' }))).toEqual([text.id]);
  expect(await seenBy(await actorFor('administrator'))).toEqual([]);
  expect((await texts(staff, 'en')).total).toBe(3);
});

test('a text is added at its conference by whoever keeps texts', async () => {
  const { id } = await announcedConference(staff, { ordinal: '23' });
  const mayAdd = async (actor: Actor) => (await staffConference(actor, 'en', id))?.can.addText;
  expect(await mayAdd(staff)).toBe(true);
  expect(await mayAdd(await actorFor('administrator'))).toBe(false);
});

test('a text is shown with the rules of procedure of the process, whole', async () => {
  const { id } = await circulatedText(staff, {}, { ordinal: '24' });
  const rules = async () => (await textView(staff, 'en', id))?.procedure;
  expect(await rules()).toMatchObject({ observersComment: false, silenceHours: 72, workingDays: [1, 2, 3, 4, 5] });
  await rows(sql`update process set procedure = '{"observersComment": true}'`);
  expect(await rules()).toMatchObject({ observersComment: true, silenceHours: 72, workingDays: [1, 2, 3, 4, 5] });
});

test('a round awaits those who are entitled as members; an observer may comment where it is invited, and propose nothing', async () => {
  const text = await circulatedText(staff, {}, { ordinal: '25' });
  const kaz = await actorFor('head-of-delegation', { iso3: 'KAZ' });
  const iom = await actorFor('observer', { acronym: 'IOM' });
  const offered = async (actor: Actor) => {
    const can = (await textView(actor, 'en', text.id))?.can;
    return [can?.draft, can?.comment];
  };
  const due = async (actor: Actor) => (await textsDue(actor, 'en')).map(({ id }) => id).includes(text.id);
  expect([await offered(kaz), await offered(iom)]).toEqual([
    [true, false],
    [false, false],
  ]);
  await openedRound(staff, text, { observers: 'yes' });
  expect([await offered(kaz), await offered(iom)]).toEqual([
    [true, false],
    [false, true],
  ]);
  expect([await due(kaz), await due(iom)]).toEqual([true, false]);
  const row = async (actor: Actor) => (await texts(actor, 'en')).rows.find(({ id }) => id === text.id);
  expect([(await row(kaz))?.round?.entitled, (await row(iom))?.round?.entitled]).toEqual(['member', 'observer']);
  expect((await row(kaz))?.silenceAsked).toBe(false);
  expect(await textTitle(iom, 'en', text.id)).toMatch(/ · Draft Recommendations$/);
  await shortSilence(text.id, 60_000);
  expect([await offered(kaz), await offered(iom)]).toEqual([
    [false, false],
    [false, false],
  ]);
  expect((await row(kaz))?.silenceAsked).toBe(true);
});
