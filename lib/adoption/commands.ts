import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { adopter, adoption } from '#db/schema/adoption.ts';
import type { Words } from '#db/schema/columns.ts';
import { locales } from '#db/vocabulary.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { procedure } from '#lib/act/procedure.ts';
import { rows } from '#lib/act/read.ts';
import { type Caution, Refused } from '#lib/act/result.ts';
import { textNotice } from '#lib/jobs/text-notice.ts';
import { formatInstant, isLocale, translator } from '#lib/language/language.ts';
import { withinQuotation } from '#lib/language/quotation.ts';
import { anyWords } from '#lib/language/words.ts';
import { expectNegotiable, expectNoRound, expectNoSilence, lockText, type TextRow } from '#lib/text/commands.ts';
import { hashOf, lastRevision, symbolOf } from '#lib/text/revision/commands.ts';
import { calledAs, parityOf } from '#lib/text/rules.ts';
import { languageNamed } from '#lib/text/said/rules.ts';
import { instantAt, momentNow } from '#lib/time/clock.ts';

/** The revision that a text is adopted by: its last, that says what the text says, with nothing open on it. */
export async function settledRevision(tx: Tx, row: TextRow) {
  await expectNegotiable(tx, row);
  await expectNoSilence(tx, row.id);
  await expectNoRound(tx, row.id);
  const last = await lastRevision(tx, row.id);
  if (!last) throw new Refused('text-not-circulated');
  const [open] = await rows(
    tx,
    z.object({ count: z.int() }),
    sql`select count(*)::int as count from proposal where text_id = ${row.id} and stage in ('submitted', 'bracketed') and kind <> 'comment'`,
  );
  if (open && open.count > 0) throw new Refused('proposals-open', { params: { count: open.count } });
  if (hashOf(row.original, row.paragraphs) !== last.hash) throw new Refused('text-moved-on');
  return last;
}

/** What an adoption leaves as it is: translations that do not say what the original says, and comments that nobody has noted. */
async function leftBehind(tx: Tx, row: TextRow): Promise<Caution[]> {
  const [open] = await rows(
    tx,
    z.object({ count: z.int() }),
    sql`select count(*)::int as count from proposal where text_id = ${row.id} and stage in ('submitted', 'bracketed') and kind = 'comment'`,
  );
  const count = open?.count ?? 0;
  return [
    ...row.languages.flatMap((tag): Caution[] => {
      const { behind, missing } = parityOf(row.paragraphs, tag, row.original);
      if (tag === row.original || behind + missing === 0) return [];
      return [{ code: 'adopting-behind', params: { ...languageNamed('language', tag), count: behind + missing } }];
    }),
    ...(count > 0 ? [{ code: 'adopting-comments', params: { count } }] : []),
  ];
}

type Solemn = 'consensus' | 'silence';

/** The exact words of a solemn act, in each language of the process that the portal speaks: what is shown before it, and what is recorded. */
export function solemnWords(
  act: Solemn,
  languages: readonly string[],
  said: { title: Words; symbol: string; hash: string; at: Date; zone: string },
): Words {
  const spoken = languages.filter(isLocale);
  return Object.fromEntries(
    (spoken.length > 0 ? spoken : (['en'] as const)).map((locale) => [
      locale,
      translator(locale, 'adoption')(`words.${act}`, {
        title: withinQuotation(locale, said.title[locale] ?? anyWords(said.title)),
        symbol: said.symbol,
        hash: said.hash,
        when: formatInstant(locale, said.at, said.zone),
      }),
    ]),
  );
}

/** The exact words as what is said before they are recorded, in whichever language the person reads. */
export const exactWords = (words: Words): Caution => ({
  code: 'exact-words',
  params: Object.fromEntries(locales.map((locale) => [`words.${locale}`, words[locale] ?? anyWords(words)])),
});

/** The members of a day whose adoption it is, or whose silence is asked. */
export const membersOn = async (tx: Tx, conferenceId: string, day: string): Promise<string[]> =>
  (
    await rows(
      tx,
      z.object({ participant: z.string() }),
      sql`select participant from entitled_on(${conferenceId}, ${day}::date) where status = 'member'`,
    )
  ).map(({ participant }) => participant);

/**
 * Records that the Chair established at a meeting that nobody objects: the last revision, by its hash, is adopted then, by the members of
 * that day. Refuses while anything is open on the text, one that says something else than its last revision, a meeting that has not begun, and
 * an instant before that revision was there or outside the days of the meeting.
 */
export const adoptText = command({
  act: 'adoptText',
  input: z.object({
    id: field.id,
    expectedVersion: field.expectedVersion,
    /** When it was established, of a meeting that is over; now where it is left empty. */
    at: z.preprocess((value) => (value === '' ? undefined : value), field.moment.optional()),
  }),
  key: z.object({ id: field.id }),
  subject: (tx, { id }) => lockText(tx, id),
  about: ({ office }) => ({ office }),
  run: async ({ tx, input, subject: row, today }) => {
    expectVersion(row, input.expectedVersion);
    const last = await settledRevision(tx, row);
    const { zone, workingLanguages } = await procedure(tx);
    const [meeting] = await rows(
      tx,
      z.object({ stage: z.string(), from: z.string(), to: z.string(), exercise: z.boolean() }),
      sql`select stage, from_date::text as "from", coalesce(to_date, from_date)::text as "to", exercise from conference where id = ${row.conferenceId}`,
    );
    // An exercise adopts whenever it is tried.
    if (!meeting?.exercise && meeting?.stage !== 'open' && meeting?.stage !== 'closed')
      throw new Refused('adoption-no-meeting');
    const now = await momentNow(tx);
    const at = input.at === undefined ? now : await instantAt(tx, input.at, zone);
    if (at > now) throw new Refused('instant-ahead', { fields: { at: 'instant-ahead' } });
    const day = input.at === undefined ? today : input.at.slice(0, 10);
    if (!meeting.exercise && day < meeting.from)
      throw new Refused('adopted-before-conference', {
        fields: { at: 'adopted-before-conference' },
        params: { day: meeting.from },
      });
    if (!meeting.exercise && day > meeting.to)
      throw new Refused('adopted-after-conference', {
        fields: { at: 'adopted-after-conference' },
        params: { day: meeting.to },
      });
    // What was established is typed to the minute.
    if (at.getTime() < Math.floor(last.cutAt.getTime() / 60_000) * 60_000)
      throw new Refused('adopted-before-revision', {
        fields: { at: 'adopted-before-revision' },
        params: { at: last.cutAt.toISOString(), zone },
      });
    const words = solemnWords('consensus', workingLanguages, {
      title: calledAs(last.paragraphs, row.title),
      symbol: await symbolOf(tx, last),
      hash: last.hash,
      at,
      zone,
    });
    const [made] = await tx
      .insert(adoption)
      .values({
        textId: row.id,
        revisionId: last.id,
        hash: last.hash,
        way: 'consensus',
        conferenceId: row.conferenceId,
        words,
        adoptedAt: at,
      })
      .returning({ id: adoption.id });
    if (!made) throw new Error('an adoption was not written');
    const members = await membersOn(tx, row.conferenceId, day);
    if (members.length > 0)
      await tx.insert(adopter).values(members.map((participant) => ({ adoptionId: made.id, participant })));
    return {
      value: { id: row.id, adoptionId: made.id },
      subject: { noun: 'adoption', id: made.id },
      after: {
        text: row.id,
        revision: last.id,
        hash: last.hash,
        way: 'consensus',
        words,
        adoptedAt: at.toISOString(),
        adopters: members,
      },
      cautions: [exactWords(words), ...(await leftBehind(tx, row))],
      outbox: await textNotice(tx, 'text-adopted', { textId: row.id, participants: members, now, until: null }),
    };
  },
});
