import { sql } from 'drizzle-orm';
import { announcedConference } from '#bin/test/conference.ts';
import { actorFor, loadedRegister, rows, value } from '#bin/test/world.ts';
import { type Actor, SYSTEM } from '#lib/act/actor.ts';
import { procedure } from '#lib/act/procedure.ts';
import { read } from '#lib/act/read.ts';
import { isWorkingDay } from '#lib/adoption/rules.ts';
import { recordMembership } from '#lib/membership/commands.ts';
import { annulMembership } from '#lib/membership/correction/commands.ts';
import { addText } from '#lib/text/addition/commands.ts';
import { editText } from '#lib/text/commands.ts';
import { saveProposalDraft, submitProposal } from '#lib/text/proposal/draft/commands.ts';
import { cutRevision } from '#lib/text/revision/commands.ts';
import { openRound } from '#lib/text/round/commands.ts';
import type { Paragraph } from '#lib/text/rules.ts';

/** Builders of texts that are negotiated, by the commands that staff and delegations use. */

export const body = `Draft Recommendations on Safe Return

The participating States,

Recalling the Almaty Declaration,

1. Agree to share statistics every year;

2. Agree that seasonal permits are issued within thirty days;

(a) for work in agriculture;

(b) for work in construction;

3. Ask the Secretariat to report to the Chair.`;

export type MadeText = { id: string; conferenceId: string; version: number };

/** The form of a text in English at a conference. */
export const textForm = (conferenceId: string, more: object = {}) => ({
  conferenceId,
  title: { en: 'Draft Recommendations', ru: 'Проект рекомендаций' },
  kind: 'recommendations',
  original: 'en',
  access: 'participants',
  office: 'chair',
  body,
  ...more,
});

/** A text of a conference of its own, with its first revision issued. */
export async function circulatedText(staff: Actor, more: object = {}, conference: object = {}): Promise<MadeText> {
  const { id: conferenceId } = await announcedConference(staff, conference);
  const { id } = value(await addText(staff, textForm(conferenceId, more)));
  value(await cutRevision(staff, { id, expectedVersion: 1 }));
  return { id, conferenceId, version: 2 };
}

/** The same text once more, with its revision: a hundred of them take long to make by what the secretariat does. */
export async function copyOf(textId: string): Promise<string> {
  const [made] = await rows<{ id: string }>(
    sql`insert into text (conference_id, title, kind, original, languages, access, office, paragraphs, circulated_at)
      select conference_id, title, kind, original, languages, access, office, paragraphs, circulated_at from text where id = ${textId} returning id`,
  );
  if (!made) throw new Error('The text is gone.');
  await rows(
    sql`insert into text_revision (text_id, number, original, languages, paragraphs, hash, document_id)
      select ${made.id}, number, original, languages, paragraphs, hash, document_id from text_revision where text_id = ${textId}`,
  );
  return made.id;
}

type TextState = {
  version: number;
  paragraphs: Paragraph[];
  focus: string | null;
  circulated: boolean;
};

/** How a text stands now, past every wall. */
export async function textNow(id: string): Promise<TextState> {
  const [row] = await rows<TextState>(
    sql`select version, paragraphs, focus, circulated_at is not null as circulated from text where id = ${id}`,
  );
  if (!row) throw new Error('there is no such text');
  return row;
}

/** The paragraph whose English words begin so. */
export async function paragraphOf(id: string, words: string): Promise<Paragraph> {
  const found = (await textNow(id)).paragraphs.find((one) => one.words.en?.startsWith(words));
  if (!found) throw new Error(`no paragraph begins with ${words}`);
  return found;
}

/** A moment of the seat's clock, so many hours from now: as a form sends it. */
export async function momentIn(hours: number): Promise<string> {
  const [row] = await rows<{ at: string }>(
    sql`select to_char((now() + make_interval(hours => ${hours})) at time zone (select zone from process), 'YYYY-MM-DD"T"HH24:MI') as at`,
  );
  if (!row) throw new Error('no clock');
  return row.at;
}

/** A text whose every paragraph is in Russian too, with a revision that says so. */
export async function alignedText(staff: Actor, conference: object = {}): Promise<MadeText> {
  const text = await circulatedText(staff, {}, conference);
  const state = async () => ({ id: text.id, expectedVersion: (await textNow(text.id)).version });
  for (const { id: paragraphId } of (await textNow(text.id)).paragraphs)
    value(
      await editText(staff, {
        ...(await state()),
        edit: 'word',
        paragraphId,
        words: { ru: `Слова ${paragraphId.slice(0, 4)}` },
      }),
    );
  value(await cutRevision(staff, await state()));
  return text;
}
/** A moment at least so many hours ahead, on a working day of the seat. */
export async function workingMoment(hours: number): Promise<string> {
  const rules = await read(SYSTEM, procedure);
  for (let ahead = hours; ; ahead += 24) {
    const moment = await momentIn(ahead);
    if (isWorkingDay(moment.slice(0, 10), rules)) return moment;
  }
}

/** Opens a round on a text until some hours from now. */
export async function openedRound(lead: Actor, { id, version }: MadeText, more: object = {}): Promise<void> {
  value(
    await openRound(lead, { id, expectedVersion: version, kind: 'proposals', closesAt: await momentIn(48), ...more }),
  );
}

/** A proposal that a head of delegation drafts and submits; gives its id. */
export async function submitted(head: Actor, textId: string, more: object): Promise<string> {
  const delegation = head.participant ?? '';
  const { id } = value(await saveProposalDraft(head, { delegation, textId, language: 'en', kind: 'replace', ...more }));
  value(await submitProposal(head, { delegation, id, expectedVersion: 1 }));
  return id;
}

/** A silence that ends so many milliseconds from now, as the register could not be asked for: past the rule of hours. */
export async function shortSilence(textId: string, milliseconds: number): Promise<{ id: string; expiresAt: string }> {
  const [made] = await rows<{ id: string; expiresAt: string }>(
    sql`insert into silence_procedure (text_id, revision_id, hash, words, expires_at)
      select r.text_id, r.id, r.hash, '{"en":"words"}', clock_timestamp() + make_interval(secs => ${milliseconds / 1000})
        from text_revision r where r.text_id = ${textId} order by r.number desc limit 1
      returning id, to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "expiresAt"`,
  );
  if (!made) throw new Error('no silence');
  await rows(
    sql`insert into silence_participant (procedure_id, participant) values (${made.id}, 'KAZ'), (${made.id}, 'KGZ')`,
  );
  return made;
}

/** Who negotiates in the tests: the secretariat, the incumbent Chair, two heads of delegation, and an adviser of the first of them. The register is loaded for them. */
export async function negotiators() {
  await loadedRegister();
  const [held] = await rows<{ iso3: string }>(sql`select participant as iso3 from incumbent_on(today()) limit 1`);
  return {
    staff: await actorFor('secretariat'),
    chair: await actorFor('chair', { iso3: held?.iso3 ?? '' }),
    kaz: await actorFor('head-of-delegation', { iso3: 'KAZ' }),
    kgz: await actorFor('head-of-delegation', { iso3: 'KGZ' }),
    adviser: await actorFor('delegate', { iso3: 'KAZ' }),
  };
}

/** What became of a proposal. */
export const stageOf = async (id: string) =>
  (
    await rows<{ stage: string; reason: string | null; participant: string }>(
      sql`select stage, reason, participant from proposal where id = ${id}`,
    )
  )[0];

/** Does something while a State is suspended, and then annuls that it was. */
export async function suspended(staff: Actor, participant: string, work: () => Promise<void>): Promise<void> {
  const [today] = await rows<{ day: string }>(sql`select today()::text as day`);
  const from = today?.day ?? '';
  const { id } = value(
    await recordMembership(staff, {
      participant,
      status: 'suspended',
      from,
      to: '',
      instrument: 'A decision of the test',
    }),
  );
  try {
    await work();
  } finally {
    value(await annulMembership(staff, { id, expectedVersion: 1, reason: 'A test' }));
  }
}
