import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { paragraphKinds, progressStatuses, proposalKinds, textAccessLevels } from '#db/vocabulary.ts';
import { type Actor, SYSTEM } from '#lib/act/actor.ts';
import { procedure } from '#lib/act/procedure.ts';
import { read, rows } from '#lib/act/read.ts';
import type { Result } from '#lib/act/result.ts';
import { adoptText } from '#lib/adoption/commands.ts';
import { isWorkingDay, nextWorkingDay } from '#lib/adoption/rules.ts';
import { proposeSilence } from '#lib/adoption/silence/commands.ts';
import { addCommitment } from '#lib/commitment/commands.ts';
import { acceptReport, reportProgress } from '#lib/commitment/report/commands.ts';
import { addText } from '#lib/text/addition/commands.ts';
import { agreeParagraph } from '#lib/text/decision/commands.ts';
import { takeProposal } from '#lib/text/decision/proposal/commands.ts';
import { recordProposal } from '#lib/text/proposal/commands.ts';
import { cutRevision } from '#lib/text/revision/commands.ts';
import { closeRound, openRound } from '#lib/text/round/commands.ts';

const words = z.strictObject({ en: z.string(), ru: z.string() });
const said = z.strictObject({ en: z.string().optional(), ru: z.string().optional() });

const proposal = z.strictObject({
  /** Which of the members, counted from none. */
  by: z.int(),
  kind: z.enum(proposalKinds),
  /** The paragraphs that it is on and behind, by their place in the text. */
  on: z.int().optional(),
  after: z.int().optional(),
  paragraphKind: z.enum(paragraphKinds).optional(),
  level: z.int().optional(),
  language: z.string().optional(),
  words: said.optional(),
  rationale: z.string().optional(),
});

const textForm = z.strictObject({
  title: words,
  kind: z.string(),
  item: z.string(),
  access: z.enum(textAccessLevels),
  paragraphs: z.array(
    z.strictObject({
      kind: z.enum(paragraphKinds),
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      en: z.string(),
      ru: z.string(),
    }),
  ),
  first: z.strictObject({ proposals: z.array(proposal), take: z.array(z.int()), agree: z.array(z.int()) }).optional(),
  second: z.strictObject({ days: z.int(), proposals: z.array(proposal) }).optional(),
  silenceHours: z.int().optional(),
  adopted: z.boolean().optional(),
  commitments: z
    .array(
      z.strictObject({
        on: z.int(),
        actors: z.array(z.string()),
        dueInMonths: z.int(),
        words,
        indicator: words.nullable(),
        reports: z.array(z.strictObject({ by: z.int(), status: z.enum(progressStatuses), words })),
      }),
    )
    .optional(),
});
type TextForm = z.output<typeof textForm>;

const ground = z.object({
  conferenceId: z.uuid(),
  laid: z.boolean(),
  items: z.array(z.object({ id: z.uuid(), number: z.string() })),
  members: z.array(z.string()),
  office: z.string().nullable(),
  languages: z.array(z.string()),
});
type Ground = z.output<typeof ground>;

/** What a step of the exercise gave; one that is refused stops the start, as the exercise is ours. */
function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the exercise was refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/**
 * Lays the texts of the exercise in its conference where it has none: one that is negotiated, with its second revision before a round that
 * is open, one under silence, one adopted and followed. By the commands that the secretariat uses. Says how many it laid.
 */
export async function layTexts(): Promise<number> {
  const on = await groundOf();
  if (!on || on.laid || !on.office || on.members.length < 3 || !on.languages.includes('en')) return 0;
  const file = await readFile(join(import.meta.dirname, '../../../db/seed/exercise-texts.json'), 'utf8');
  const { texts } = z.strictObject({ texts: z.array(textForm) }).parse(JSON.parse(file));
  for (const text of texts) await layText(on, on.office, text);
  return texts.length;
}

async function groundOf(): Promise<Ground | null> {
  const [found] = await read(SYSTEM, (db) =>
    rows(
      db,
      ground,
      sql`select c.id as "conferenceId", exists (select from text t where t.conference_id = c.id) as laid,
        (select coalesce(json_agg(json_build_object('id', a.id, 'number', a.number)), '[]') from agenda_item a where a.conference_id = c.id) as items,
        array(select e.participant from entitled_on(c.id, today()) e where e.status = 'member' order by e.participant) as members,
        (select o.key from office o where o.body is null order by o.rank limit 1) as office, (select p.working_languages from process p) as languages
      from conference c where c.exercise and exists (select from process p where p.demonstration) order by c.created_at limit 1`,
    ),
  );
  return found ?? null;
}

async function layText(on: Ground, office: string, form: TextForm): Promise<void> {
  const actor: Actor = SYSTEM;
  const { id } = given(
    await addText(actor, {
      conferenceId: on.conferenceId,
      agendaItemId: on.items.find(({ number }) => number === form.item)?.id ?? '',
      title: form.title,
      kind: form.kind,
      original: 'en',
      access: form.access,
      office,
      paragraphs: form.paragraphs.map(({ en, ru, ...shape }) => ({ ...shape, words: en, translations: { ru } })),
    }),
  );
  given(await cutRevision(actor, { id, expectedVersion: 1 }));
  if (form.silenceHours !== undefined)
    given(
      await proposeSilence(actor, {
        id,
        expectedVersion: (await stateOf(id)).version,
        expiresAt: await expiryIn(form.silenceHours),
      }),
    );
  if (form.adopted) given(await adoptText(actor, { id, expectedVersion: (await stateOf(id)).version }));
  if (form.commitments) await follow(on, id, form.commitments);
  const { first, second } = form;
  if (first) {
    const before = await stateOf(id);
    given(
      await openRound(actor, {
        id,
        expectedVersion: before.version,
        kind: 'proposals',
        closesAt: await momentIn(240),
        observers: 'no',
      }),
    );
    const ids = await propose(on, id, before.paragraphs, first.proposals);
    for (const nth of first.take)
      given(
        await takeProposal(actor, { id, expectedVersion: (await stateOf(id)).version, proposalId: ids[nth] ?? '' }),
      );
    for (const nth of first.agree)
      given(
        await agreeParagraph(actor, {
          id,
          expectedVersion: (await stateOf(id)).version,
          paragraphId: before.paragraphs[nth] ?? '',
        }),
      );
    given(await closeRound(actor, { id }));
    given(await cutRevision(actor, { id, expectedVersion: (await stateOf(id)).version }));
    if (second) {
      const closesAt = await momentIn(24 * second.days);
      given(
        await openRound(actor, {
          id,
          expectedVersion: (await stateOf(id)).version,
          kind: 'proposals',
          closesAt,
          observers: 'no',
        }),
      );
      await propose(on, id, before.paragraphs, second.proposals);
    }
  }
}

/** Takes commitments from an adopted text, and reports of members on them, the first of which the secretariat accepts. */
async function follow(on: Ground, textId: string, commitments: NonNullable<TextForm['commitments']>): Promise<void> {
  const { paragraphs } = await stateOf(textId);
  for (const { on: place, actors, dueInMonths, words: promised, indicator, reports } of commitments) {
    const { id } = given(
      await addCommitment(SYSTEM, {
        textId,
        paragraphId: paragraphs[place] ?? '',
        words: promised,
        actors,
        due: (await momentIn(24 * 30 * dueInMonths)).slice(0, 7),
        indicator: indicator ?? {},
      }),
    );
    for (const [nth, { by, status, words: done }] of reports.entries()) {
      const participant = on.members[by % on.members.length] ?? '';
      const made = given(await reportProgress(SYSTEM, { id, participant, status, words: done, evidenceUrl: '' }));
      if (nth === 0) given(await acceptReport(SYSTEM, { id: made.report, expectedVersion: 1 }));
    }
  }
}

/** Records proposals of members, by the places that paragraphs had at first; gives their ids. */
async function propose(
  on: Ground,
  textId: string,
  places: readonly string[],
  proposals: readonly z.output<typeof proposal>[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const { by, on: place, after, language = 'en', ...more } of proposals) {
    const participant = on.members[by % on.members.length] ?? '';
    const made = await recordProposal(SYSTEM, {
      ...more,
      textId,
      participant,
      received: 'The exercise',
      language,
      paragraphId: place === undefined ? '' : (places[place] ?? ''),
      after: after === undefined ? '' : (places[after] ?? ''),
    });
    ids.push(given(made).id);
  }
  return ids;
}

async function stateOf(id: string): Promise<{ version: number; paragraphs: string[] }> {
  const [found] = await read(SYSTEM, (db) =>
    rows(
      db,
      z.object({ version: z.int(), paragraphs: z.array(z.string()) }),
      sql`select t.version, array(select p ->> 'id' from jsonb_array_elements(t.paragraphs) p) as paragraphs from text t where t.id = ${id}`,
    ),
  );
  if (!found) throw new Error('the text of the exercise is gone');
  return found;
}

/** The same on a working day of the seat: on the next one where it would be none. */
async function expiryIn(hours: number): Promise<string> {
  const rules = await read(SYSTEM, procedure);
  const moment = await momentIn(hours);
  const day = moment.slice(0, 10);
  return isWorkingDay(day, rules) ? moment : `${nextWorkingDay(day, rules) ?? day}T17:00`;
}

/** A moment of the seat's clock, so many hours from now. */
async function momentIn(hours: number): Promise<string> {
  const [found] = await read(SYSTEM, (db) =>
    rows(
      db,
      z.object({ at: z.string() }),
      sql`select to_char((now() + make_interval(hours => ${hours})) at time zone (select zone from process), 'YYYY-MM-DD"T"HH24:MI') as at`,
    ),
  );
  return found?.at ?? '';
}
