import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { office } from '#db/schema/body.ts';
import { chairTerm } from '#db/schema/chairmanship.ts';
import { locales, type TermStage } from '#db/vocabulary.ts';
import { lockName } from '#lib/act/command.ts';
import { exists, rows } from '#lib/act/read.ts';
import { type Refusal, Refused } from '#lib/act/result.ts';
import type { Term } from '#lib/chairmanship/rules.ts';
import type { Holder } from '#lib/chairmanship/term/rules.ts';
import {
  type Bound,
  boundText,
  columnsOf,
  datedOf,
  fromOf,
  latestEnd,
  type Period,
  possibleRange,
  toOf,
  UNKNOWN,
} from '#lib/time/period.ts';

/** A term of office as it is stored, and an office with all its terms locked: what the commands on terms are made of. */
export type Row = typeof chairTerm.$inferSelect;
export type Office = typeof office.$inferSelect;

/** An office with all its terms, locked; null where there is none of that key. */
export async function lockOffice(tx: Tx, key: string): Promise<{ kept: Office; rows: Row[] } | null> {
  await lockName(tx, `office:${key}`);
  const [kept] = await tx.select().from(office).where(eq(office.key, key));
  if (!kept) return null;
  return { kept, rows: await tx.select().from(chairTerm).where(eq(chairTerm.office, key)).for('update') };
}

/** The columns of one kind of bounds. */
export function boundsOf<N extends 'nominal' | 'actual'>(kind: N, period: Period) {
  const [from, to] = [columnsOf(period.from), columnsOf(period.to)];
  return kind === 'nominal'
    ? {
        nominalFrom: from.date,
        nominalFromPrecision: from.precision,
        nominalFromBound: from.bound,
        nominalTo: to.date,
        nominalToPrecision: to.precision,
        nominalToBound: to.bound,
      }
    : {
        actualFrom: from.date,
        actualFromPrecision: from.precision,
        actualFromBound: from.bound,
        actualTo: to.date,
        actualToPrecision: to.precision,
        actualToBound: to.bound,
      };
}

/** A stored term as the rules look at it. */
export function termOf(row: Row): Term {
  return {
    id: row.id,
    participant: row.participant,
    stage: row.stage,
    nominal: {
      from: fromOf(row.nominalFrom, row.nominalFromPrecision, row.nominalFromBound),
      to: toOf(row.nominalTo, row.nominalToPrecision, row.nominalToBound),
    },
    actual: {
      from: fromOf(row.actualFrom, row.actualFromPrecision, row.actualFromBound),
      to: toOf(row.actualTo, row.actualToPrecision, row.actualToBound),
    },
  };
}

const text = (bound: Bound | null): string | null => bound && boundText(bound);

/** What the record says of a term: each bound as one text. */
export function summary(row: Row) {
  const { nominal, actual } = termOf(row);
  return {
    office: row.office,
    participant: row.participant,
    stage: row.stage,
    nominalFrom: text(nominal.from),
    nominalTo: text(nominal.to),
    actualFrom: text(actual.from),
    actualTo: text(actual.to),
    instrument: row.instrument,
  };
}

/** What a command on a term gives: its id, and what the record is to say. */
export function written(made: Row | undefined, before: unknown) {
  if (!made) throw new Error('a chair term was not written');
  return { value: { id: made.id }, subject: { noun: 'term', id: made.id }, before, after: summary(made) };
}

/** A term by its id, with its office and the other terms of it, all locked. */
export async function lockTerm(tx: Tx, { id }: { id: string }) {
  const [row] = await tx.select({ office: chairTerm.office }).from(chairTerm).where(eq(chairTerm.id, id));
  const locked = row ? await lockOffice(tx, row.office) : null;
  const term = locked?.rows.find((one) => one.id === id);
  return locked && term ? { kept: locked.kept, term, others: locked.rows.filter((one) => one !== term) } : null;
}

/** The terms of the same seat: of a joint office those of the same holder, else all. */
export const mates = (kept: Office, participant: string, rows: readonly Row[]): Term[] =>
  rows.filter((row) => !kept.joint || row.participant === participant).map(termOf);

/** A member today, of the process or of the body whose office it is, and nothing in the register that ends it before the term does. */
export async function isMemberThroughout(tx: Tx, kept: Office, holder: string, until: string): Promise<boolean> {
  return exists(
    tx,
    sql`select from membership_on(today()) now join membership_period m on m.id = now.id
    where now.participant = ${holder} and now.status = 'member' and (m.to_date is null or m.to_date >= ${until}::date)
    union all select from body_members_on(today()) now join body_member m on m.id = now.id
    where now.body = ${kept.body} and now.participant = ${holder} and now.part = 'member' and (m.to_date is null or m.to_date >= ${until}::date)`,
  );
}

const holderRow = z.object({ known: z.boolean(), memberThen: z.boolean(), launched: z.iso.date() });

/** What the register says of whoever is named as the holder of a term, and when the process was launched. */
export async function holderOf(
  tx: Tx,
  kept: Office,
  term: Term,
  today: string,
): Promise<{ holder: Holder; launched: string }> {
  const [first, end] = possibleRange(term.actual);
  const from = term.actual.from?.date ?? first;
  const last = [from, [end, today].sort()[0] ?? today].sort()[1] ?? today;
  const [said] = await rows(
    tx,
    holderRow,
    sql`select p.launched, exists (select from membership_period m where m.participant = ${term.participant})
        or exists (select from body_member b where b.participant = ${term.participant} and b.body = ${kept.body}) as known,
      exists (select from membership_period m where m.participant = ${term.participant} and m.status = 'member' and m.possible @> daterange(${from}, ${last}, '[)'))
        or exists (select from body_member b where b.participant = ${term.participant} and b.body = ${kept.body} and b.part = 'member' and b.possible @> daterange(${from}, ${last}, '[)')) as "memberThen"
    from process p`,
  );
  if (!said) throw new Error('there is no process');
  const ends = datedOf(term.stage === 'designated' || term.stage === 'offered' ? term.nominal.to : term.actual.to);
  const until = ends ? latestEnd(ends) : today;
  const member = await isMemberThroughout(tx, kept, term.participant, until);
  return { holder: { known: said.known, memberThen: said.memberThen, member }, launched: said.launched };
}

/** Refuses, where there is something to refuse, with the name of whoever it speaks of in each language of the interface. */
export async function expectUnrefused(tx: Tx, refusal: Refusal | null): Promise<void> {
  if (!refusal) return;
  const { holder, ...params } = refusal.params ?? {};
  if (holder === undefined) throw new Refused(refusal.code, refusal);
  const names = locales.map((locale) => sql`participant_named(${holder}, ${locale}, today())`);
  const [said] = await rows(
    tx,
    z.object({ names: z.array(z.string()) }),
    sql`select array[${sql.join(names, sql`, `)}] as names`,
  );
  const named = locales.map((locale, at) => [`holder.${locale}`, said?.names[at] ?? `${holder}`]);
  throw new Refused(refusal.code, { ...refusal, params: { ...params, ...Object.fromEntries(named) } });
}

/** The stage of a term that ran or runs, by its actual end. */
export const stageOf = ({ to }: Period, today: string): TermStage =>
  to === UNKNOWN || (to && latestEnd(to) <= today) ? 'completed' : 'incumbent';
