import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { announcedConference } from '#bin/test/conference.ts';
import { circulatedText, openedRound, paragraphOf, shortSilence, submitted, textForm } from '#bin/test/text.ts';
import { actorFor, loadedRegister, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { adoptionView } from '#lib/adoption/queries.ts';
import { staffConference } from '#lib/conference/staff/queries.ts';
import { addText } from '#lib/text/addition/commands.ts';
import { textFile } from '#lib/text/file/queries.ts';
import { saveProposalDraft } from '#lib/text/proposal/draft/commands.ts';
import { textRevisions, textStanding, texts, textsDue, textsLed, textTitle, textView } from '#lib/text/queries.ts';

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

test('how a text stands is marked as on its page, and anew by each change that all see', async () => {
  const text = await circulatedText(staff, { access: 'members' }, { ordinal: '25' });
  const { id } = text;
  const head = await actorFor('head-of-delegation', { iso3: 'KAZ' });
  const marks: (string | null)[] = [];
  const marked = async () => {
    const mark = await textStanding(head, id);
    expect(mark).toBe((await textView(head, 'en', id))?.standing);
    expect(await textStanding(head, id)).toBe(mark);
    marks.push(mark);
  };
  await marked();
  await openedRound(staff, text);
  await marked();
  const { id: paragraphId } = await paragraphOf(id, 'Ask the');
  await submitted(head, id, { paragraphId, words: { en: 'Ask the Chair.' } });
  await marked();
  expect(new Set(marks).size).toBe(3);

  const delegation = head.participant ?? '';
  const draft = { delegation, textId: id, language: 'en', kind: 'delete', paragraphId } as const;
  value(await saveProposalDraft(head, draft));
  expect(await textStanding(head, id)).toBe(marks.at(-1));
  expect(await textStanding(await actorFor('administrator'), id)).toBe(null);
  expect(await textStanding(head, 'no-such-text')).toBe(null);
});

test('an address with the letters of an id that is none has nothing behind it', async () => {
  const none = '-'.repeat(36);
  expect(await textView(staff, 'en', none)).toBeNull();
  expect(await textRevisions(staff, 'en', none)).toBeNull();
  expect(await textStanding(staff, none)).toBeNull();
  expect(await adoptionView(staff, 'en', none)).toBeNull();
  expect(await textFile(staff, 'en', none, { revision: '0', format: 'html', languages: ['en'] })).toBeNull();
});

test('a file that is in one language is not given of two', async () => {
  const { id } = await circulatedText(staff, {}, { ordinal: '26' });
  const file = (format: 'akn' | 'html', languages: string[]) =>
    textFile(staff, 'en', id, { revision: '0', format, languages });
  expect(await file('akn', ['en'])).not.toBeNull();
  expect(await file('html', ['en', 'ru'])).not.toBeNull();
  expect(await file('akn', ['en', 'ru'])).toBeNull();
});

test('a round awaits those who are entitled as members; an observer may comment where it is invited, and propose nothing', async () => {
  const text = await circulatedText(staff, {}, { ordinal: '27' });
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
  // Those who lead it have it before them; it runs, and so it comes before what does not.
  const chair = await actorFor('chair', { iso3: 'KAZ' });
  const led = async (actor: Actor) => (await textsLed(actor, 'en', 100)).map(({ id }) => id);
  expect([await led(staff), await led(chair)].map((all) => all[0])).toEqual([text.id, text.id]);
  expect(await led(kaz)).toEqual([]);
  expect([(await row(chair))?.leads, (await row(kaz))?.leads]).toEqual([true, false]);
  expect((await texts(chair, 'en')).rows[0]?.id).toBe(text.id);
});
