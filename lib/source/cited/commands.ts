import { eq, max, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { claim, source } from '#db/schema/source.ts';
import type { ClaimNoun } from '#db/vocabulary.ts';
import { lockName } from '#lib/act/command.ts';
import { rows } from '#lib/act/read.ts';
import { formatPartialDate, offeredLocales, translator } from '#lib/language/language.ts';
import { type ClaimRow, claimsOf, expectSource, lockClaims, sayingOf } from '#lib/source/commands.ts';
import { type Saying, sameMatter } from '#lib/source/rules.ts';

/** One fact that sources may be cited for: its field and kind, what it said, and what it says now, as a claim writes it. */
export type Fact = Omit<Saying, 'value'> & { was: string | null; is: string | null };

type Corrected = {
  noun: ClaimNoun;
  subjectId: string;
  /** All facts of the subject that a source may be cited for, those that stay too. */
  facts: readonly Fact[];
  /** The source that the subject had. */
  had: string | null;
  /** The source that the correction names, and the instrument that decides it: with neither it is the secretariat's own. */
  source: string | null;
  instrument: string | null;
  reason: string;
  now: Date;
  today: string;
};

/**
 * Says by what a corrected fact is known from now on, and gives the source of its subject: the one that the correction names; none, where an
 * instrument decides it; else the secretariat's own correction of the day. Never the source of what was wrong: a claim that was accepted for it
 * is so no longer, and facts that stay keep theirs.
 */
export async function citeCorrection(tx: Tx, given: Corrected): Promise<string | null> {
  const { noun, subjectId, facts, had, instrument, reason, now, today } = given;
  const changed = facts.filter(({ was, is }) => was !== is);
  if (changed.length === 0) return given.source === null ? had : await expectSource(tx, given.source);
  await lockClaims(tx, noun, subjectId);
  const said = await claimsOf(tx, noun, subjectId);
  const of = (fact: Fact) => said.filter((one) => sameMatter(sayingOf(one), fact));
  for (const fact of changed)
    for (const one of of(fact)) if (one.accepted && one.value !== fact.is) await mark(tx, one, null);
  const isCited = (fact: Fact) => of(fact).some((one) => one.accepted && one.value === fact.is);
  const uncited = changed.filter((fact) => fact.is !== null && !isCited(fact));
  // What was accepted of a source needs no other.
  if (uncited.length === 0 && given.source === null) return had;
  const key = await sourceOfCorrection(tx, { source: given.source, instrument, today });
  const cite = async (fact: Fact, by: string, why: { reason: string; now: Date } | null) => {
    const there = of(fact).find((one) => one.source === by && one.value === fact.is);
    if (there) return mark(tx, there, why ?? { reason: null, now });
    const { field, kind, is } = fact;
    await tx.insert(claim).values({
      ...{ noun, subjectId, field, kind, value: is ?? '', source: by },
      ...{ accepted: true, reason: why?.reason ?? null, acceptedAt: why?.now ?? null },
    });
  };
  if (key !== null) for (const fact of uncited) await cite(fact, key, { reason, now });
  if (had !== null && had !== key)
    for (const fact of facts)
      if (fact.was === fact.is && fact.is !== null && !of(fact).some(({ accepted }) => accepted))
        await cite(fact, had, null);
  return key;
}

/**
 * The source of a thing whose facts have one source together, once some of them are corrected: the one that the correction names; none, where an
 * instrument decides it; else the secretariat's own correction of the day.
 */
export async function sourceOfCorrection(
  tx: Tx,
  { source: named, instrument, today }: { source: string | null; instrument: string | null; today: string },
): Promise<string | null> {
  if (named !== null) return expectSource(tx, named);
  return instrument === null ? ownSource(tx, today, 'correction') : null;
}

/** Accepts a claim, or releases it. */
async function mark(tx: Tx, { id }: ClaimRow, why: { reason: string | null; now: Date } | null): Promise<void> {
  const set = { accepted: why !== null, reason: why?.reason ?? null, acceptedAt: why?.now ?? null };
  await tx
    .update(claim)
    .set({ ...set, version: sql`version + 1` })
    .where(eq(claim.id, id));
}

const processRow = z.object({
  acronym: z.string(),
  workingLanguages: z.array(z.string()),
  interfaceLanguages: z.array(z.string()),
});

/** The secretariat's own correction of a day, or its entry of what it fills in, as a source: who says so, where no source and no instrument is named. */
export async function ownSource(tx: Tx, today: string, what: 'correction' | 'entry'): Promise<string> {
  const key = `${what}-${today}`;
  await lockName(tx, 'sources');
  const [there] = await tx.select({ key: source.key }).from(source).where(eq(source.key, key));
  if (there) return there.key;
  const [process] = await rows(
    tx,
    processRow,
    sql`select acronym, working_languages as "workingLanguages", interface_languages as "interfaceLanguages" from process`,
  );
  const [locale = 'en'] = offeredLocales(process);
  const t = translator(locale, 'correction');
  const [last] = await tx.select({ rank: max(source.rank) }).from(source);
  await tx.insert(source).values({
    key,
    publisher: t('source.publisher', { process: process?.acronym ?? '' }),
    title: t(what === 'correction' ? 'source.title' : 'source.entry', {
      day: formatPartialDate(locale, { date: today, precision: 'day' }),
    }),
    date: today,
    datePrecision: 'day',
    rank: (last?.rank ?? 0) + 1,
  });
  return key;
}
