import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { citation } from '#db/schema/source.ts';
import { type CitedNoun, citedNouns } from '#db/vocabulary.ts';
import { command, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { exists, rows } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { saidOf, saidValues } from '#lib/source/citation/rows.ts';
import { fieldsOfChange, isCitable, isHeldAtSource } from '#lib/source/citation/rules.ts';
import { ownSource } from '#lib/source/cited/commands.ts';
import { addSource, expectSource, newSource } from '#lib/source/commands.ts';

const cited = z.object({
  noun: field.oneOf(citedNouns),
  /** The id or the key of the subject; of the process `process`. */
  subject: field.line(120),
  field: field.line(60),
});

/**
 * Says in which source a fact was read: one of the register, or one that comes into it with this. Refuses a field of which no source may be
 * named or of which the register says nothing, a source that is not known, and one that is named for the fact already.
 */
export const citeSource = command({
  act: 'citeSource',
  input: field.across(
    cited.extend({ source: field.optionalLine(80), newSource: newSource.nullish().default(null) }),
    ({ source: named, newSource: added }, refuse) => {
      // One described in part cannot be read, and is one that is described all the same.
      if (named !== undefined && (named === null) === (added === null)) refuse('source-one', 'source');
    },
  ),
  subject: lockSubject,
  run: async ({ tx, input: { noun, subject, field: of, source: named, newSource: added } }) => {
    expectCitable(noun, of);
    await expectSaid(tx, noun, subject, of);
    const key = added ? await addSource(tx, added) : await expectSource(tx, named);
    const [made] = await tx
      .insert(citation)
      .values({ noun, subject, field: of, source: key })
      .onConflictDoNothing()
      .returning({ id: citation.id });
    if (!made) throw new Refused('citation-there', { fields: { source: 'citation-there' } });
    return {
      value: { noun, subject },
      subject: await recorded(tx, noun, subject),
      after: { field: of, source: key, newSource: added },
    };
  },
});

/** Takes back that a fact was read in a source, where it was said of it by `citeSource` or a process file. Refuses what is not said. */
export const withdrawCitation = command({
  act: 'withdrawCitation',
  input: cited.extend({ source: field.sourceKey }),
  subject: lockSubject,
  run: async ({ tx, input: { noun, subject, field: of, source: key } }) => {
    expectCitable(noun, of);
    const [gone] = await tx
      .delete(citation)
      .where(
        and(eq(citation.noun, noun), eq(citation.subject, subject), eq(citation.field, of), eq(citation.source, key)),
      )
      .returning({ id: citation.id });
    if (!gone) throw new Refused('changed-meanwhile');
    return { value: { noun, subject }, subject: await recorded(tx, noun, subject), before: { field: of, source: key } };
  },
});

function expectCitable(noun: CitedNoun, of: string): void {
  if (!isCitable(noun, of)) throw new Refused('invalid', { fields: { field: 'choice-missing' } });
}

/** Refuses a field of which the register says nothing: no source vouches for that. What its page says to stand in the source may be named. */
async function expectSaid(tx: Tx, noun: CitedNoun, subject: string, of: string): Promise<void> {
  if (isHeldAtSource(noun, of)) return;
  const [row] = await rows(
    tx,
    z.object({ said: saidValues }),
    sql`select ${saidOf(noun, sql`${subject}`, 'en')} as said`,
  );
  if (!row?.said[of]) throw new Refused('citation-unsaid', { fields: { field: 'citation-unsaid' } });
}

/** What the record calls the subject: the process by its acronym, as every act on it does. */
async function recorded(tx: Tx, noun: CitedNoun, subject: string): Promise<{ noun: string; id: string }> {
  if (noun !== 'process') return { noun, id: subject };
  const [row] = await rows(tx, z.object({ acronym: z.string() }), sql`select acronym from process`);
  return { noun, id: row?.acronym ?? subject };
}

async function lockSubject(tx: Tx, { noun, subject }: { noun: CitedNoun; subject: string }): Promise<object | null> {
  await lockName(tx, `citations:${noun}:${subject}`);
  const id = z.uuid().safeParse(subject).success ? subject : null;
  const isThere = await exists(
    tx,
    sql`select where (${noun} = 'process' and ${subject} = 'process' and exists (select from process))
      or (${noun} = 'body' and exists (select from body where key = ${subject}))
      or (${noun} = 'membership' and exists (select from membership_period where id = ${id}))
      or (${noun} = 'term' and exists (select from chair_term where id = ${id}))
      or (${noun} = 'arrangement' and exists (select from secretariat_arrangement where id = ${id}))
      or (${noun} = 'conference' and exists (select from conference where id = ${id}))
      or (${noun} = 'outcome' and exists (select from outcome where id = ${id}))`,
  );
  return isThere ? {} : null;
}

type Dropped = { field: string; source: string };
type Changed = {
  noun: CitedNoun;
  subject: string;
  /** What it said and what it says, as far as it is said otherwise. */
  before: Readonly<Record<string, unknown>>;
  after: Readonly<Record<string, unknown>>;
  /** The source of what it says now; without one it is the secretariat's own. */
  source: string | null;
  today: string;
  /** Fields whose new value is cited as a claim already (lib/source/cited): only what vouched for the old one is taken away. */
  claimed?: readonly string[];
};

/**
 * Says by what the facts of a thing are known that were corrected or filled in: by the source named, else the secretariat's own, of the day. What
 * vouched for them before does so no longer, and is given, for the record.
 */
export async function citeChanged(
  tx: Tx,
  { noun, subject, before, after, source: named, today, claimed = [] }: Changed,
): Promise<Dropped[]> {
  const changed = fieldsOfChange(noun, [...Object.keys(before), ...Object.keys(after)]);
  if (changed.length === 0) return [];
  const dropped = await dropCitations(tx, noun, subject, changed);
  const corrected = fieldsOfChange(
    noun,
    Object.keys(before).filter((key) => !isEmpty(before[key])),
  );
  const said = fieldsOfChange(
    noun,
    Object.keys(after).filter((key) => !isEmpty(after[key])),
  );
  for (const of of said.filter((one) => !claimed.includes(one))) {
    const key =
      named === null
        ? await ownSource(tx, today, corrected.includes(of) ? 'correction' : 'entry')
        : await expectSource(tx, named);
    await tx.insert(citation).values({ noun, subject, field: of, source: key }).onConflictDoNothing();
  }
  return dropped;
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

/** Takes away the sources that are named for fields of a subject, and gives them, for the record. */
export const dropCitations = (tx: Tx, noun: CitedNoun, subject: string, of: readonly string[]): Promise<Dropped[]> =>
  tx
    .delete(citation)
    .where(and(eq(citation.noun, noun), eq(citation.subject, subject), inArray(citation.field, [...of])))
    .returning({ field: citation.field, source: citation.source });

/** Takes away all sources that are named for the facts of a subject that is annulled, and gives them, for the record. */
export const removeCitations = (tx: Tx, noun: CitedNoun, subject: string): Promise<Dropped[]> =>
  tx
    .delete(citation)
    .where(and(eq(citation.noun, noun), eq(citation.subject, subject)))
    .returning({ field: citation.field, source: citation.source });

/**
 * Keeps the source that a whole thing had for those of its facts that stay as they are, once the whole has another: `of` are the fields that say
 * something. One that has sources of its own keeps them.
 */
export async function keepSource(
  tx: Tx,
  {
    noun,
    subject,
    of,
    had,
    has,
  }: { noun: CitedNoun; subject: string; of: readonly string[]; had: string | null; has: string | null },
): Promise<void> {
  if (had === null || had === has || of.length === 0) return;
  const own = await tx
    .select({ field: citation.field })
    .from(citation)
    .where(and(eq(citation.noun, noun), eq(citation.subject, subject)));
  const left = of.filter((one) => !own.some(({ field: cited }) => cited === one));
  if (left.length > 0)
    await tx
      .insert(citation)
      .values(left.map((one) => ({ noun, subject, field: one, source: had })))
      .onConflictDoNothing();
}
