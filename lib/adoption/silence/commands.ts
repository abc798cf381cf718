import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { objection, silenceParticipant, silenceProcedure } from '#db/schema/adoption.ts';
import { textRevision } from '#db/schema/text.ts';
import { locales, objectionKinds } from '#db/vocabulary.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { procedure } from '#lib/act/procedure.ts';
import type { ProcedureRules } from '#lib/act/procedure-rules.ts';
import { exists, rows } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { exactWords, membersOn, settledRevision, solemnWords } from '#lib/adoption/commands.ts';
import { isWorkingDay, nextWorkingDay } from '#lib/adoption/rules.ts';
import { reason } from '#lib/correction/commands.ts';
import { type TextNotice, textNotice } from '#lib/jobs/text-notice.ts';
import { languageName } from '#lib/language/language.ts';
import { lockText, type TextRow } from '#lib/text/commands.ts';
import { symbolOf } from '#lib/text/revision/commands.ts';
import { calledAs, parityOf } from '#lib/text/rules.ts';
import { instantAt, momentNow } from '#lib/time/clock.ts';

/** Refuses an expiry that is too near, or on a day on which the seat does not work. `moment` is of the seat's clock. */
async function judgedExpiry(
  tx: Tx,
  moment: string,
  rules: ProcedureRules & { zone: string },
  now: Date,
): Promise<Date> {
  const { zone, silenceHours } = rules;
  const expiresAt = await instantAt(tx, moment, zone);
  const refuse = (code: string, params: Record<string, string | number>): never => {
    throw new Refused(code, { fields: { expiresAt: code }, params: { zone, ...params } });
  };
  const earliest = new Date(now.getTime() + silenceHours * 3_600_000);
  if (expiresAt < earliest) refuse('silence-too-short', { hours: silenceHours, at: earliest.toISOString() });
  const day = moment.slice(0, 10);
  if (!isWorkingDay(day, rules)) refuse('silence-not-working-day', { day, next: nextWorkingDay(day, rules) ?? day });
  return expiresAt;
}

/** Refuses a text that is not aligned in the languages that the rules of the process ask for. */
function expectAligned(row: TextRow, languages: readonly string[]): void {
  const lacking = languages.filter((language) => {
    const { behind, missing } = parityOf(row.paragraphs, language, row.original);
    return behind + missing > 0;
  });
  if (lacking.length > 0)
    throw new Refused('silence-languages', {
      params: Object.fromEntries(
        locales.map((locale) => [`languages.${locale}`, lacking.map((tag) => languageName(locale, tag)).join(', ')]),
      ),
    });
}

/**
 * Puts the last revision of a text, frozen by its hash, before the members of the day until an instant: whoever is silent agrees. Refuses an
 * expiry nearer than the rules of the process allow or on no working day of the seat, and a text that is not aligned in the languages they name.
 */
export const proposeSilence = command({
  act: 'proposeSilence',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, expiresAt: field.moment }),
  key: z.object({ id: field.id }),
  subject: (tx, { id }) => lockText(tx, id),
  about: ({ office }) => ({ office }),
  run: async ({ tx, input, subject: row, today }) => {
    expectVersion(row, input.expectedVersion);
    const rules = await procedure(tx);
    if (!rules.silence) throw new Refused('silence-unused');
    const last = await settledRevision(tx, row);
    expectAligned(row, rules.languages);
    const expiresAt = await judgedExpiry(tx, input.expiresAt, rules, await momentNow(tx));
    const words = solemnWords('silence', rules.workingLanguages, {
      title: calledAs(last.paragraphs, row.title),
      symbol: await symbolOf(tx, last),
      hash: last.hash,
      at: expiresAt,
      zone: rules.zone,
    });
    const [made] = await tx
      .insert(silenceProcedure)
      .values({ textId: row.id, revisionId: last.id, hash: last.hash, words, expiresAt })
      .returning({ id: silenceProcedure.id });
    if (!made) throw new Error('a silence procedure was not written');
    const members = await membersOn(tx, row.conferenceId, today);
    if (members.length > 0)
      await tx.insert(silenceParticipant).values(members.map((participant) => ({ procedureId: made.id, participant })));
    return {
      value: { id: row.id, procedureId: made.id },
      subject: { noun: 'silence', id: made.id },
      after: {
        text: row.id,
        revision: last.id,
        hash: last.hash,
        words,
        expiresAt: expiresAt.toISOString(),
        entitled: members,
      },
      cautions: [exactWords(words)],
      outbox: await textNotice(tx, 'silence-begun', {
        textId: row.id,
        participants: members,
        now: await momentNow(tx),
        until: expiresAt,
      }),
    };
  },
});

const ofProcedure = z.object({ id: field.id });

/** A silence procedure with its text, both held until the act ends. */
export async function lockSilence(tx: Tx, { id }: { id: string }) {
  const [seen] = await tx
    .select({ textId: silenceProcedure.textId })
    .from(silenceProcedure)
    .where(eq(silenceProcedure.id, id));
  const row = seen && (await lockText(tx, seen.textId));
  const [now] = row ? await tx.select().from(silenceProcedure).where(eq(silenceProcedure.id, id)) : [];
  if (!row || !now) return null;
  const [state] = await rows(
    tx,
    z.object({ state: z.enum(['running', 'broken', 'adopted', 'withdrawn']), ended: z.string() }),
    sql`select silence_state(s, clock_timestamp()) as state, to_char(coalesce(s.withdrawn_at,
        (select min(o.made_at) from objection o where o.procedure_id = s.id), s.expires_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as ended
      from silence_procedure s where s.id = ${id}`,
  );
  return state ? { row, silence: now, ...state } : null;
}
type Held = NonNullable<Awaited<ReturnType<typeof lockSilence>>>;

/** The mails that tell those whose silence is asked what became of it. */
async function told(tx: Tx, { row, silence }: Held, notice: TextNotice, until: Date | null) {
  const asked = await tx
    .select({ participant: silenceParticipant.participant })
    .from(silenceParticipant)
    .where(eq(silenceParticipant.procedureId, silence.id));
  return textNotice(tx, notice, {
    textId: row.id,
    participants: asked.map(({ participant }) => participant),
    now: await momentNow(tx),
    until,
  });
}

async function expectRunning(tx: Tx, { state, ended }: Held): Promise<void> {
  if (state !== 'running')
    throw new Refused('silence-over', { params: { at: ended, zone: (await procedure(tx)).zone } });
}

/** Moves the expiry of a running silence later, never earlier. What is put before the members says the new instant from then on. */
export const extendSilence = command({
  act: 'extendSilence',
  input: ofProcedure.extend({ expiresAt: field.moment }),
  key: ofProcedure,
  subject: lockSilence,
  about: ({ row: { office } }) => ({ office }),
  run: async ({ tx, input, subject }) => {
    await expectRunning(tx, subject);
    const { silence, row } = subject;
    const rules = await procedure(tx);
    const expiresAt = await instantAt(tx, input.expiresAt, rules.zone);
    if (expiresAt <= silence.expiresAt)
      throw new Refused('instant-earlier', {
        fields: { expiresAt: 'instant-earlier' },
        params: { at: silence.expiresAt.toISOString(), zone: rules.zone },
      });
    const day = input.expiresAt.slice(0, 10);
    if (!isWorkingDay(day, rules))
      throw new Refused('silence-not-working-day', {
        fields: { expiresAt: 'silence-not-working-day' },
        params: { day, next: nextWorkingDay(day, rules) ?? day },
      });
    const formerExpiries = [...silence.formerExpiries, silence.expiresAt.toISOString()];
    const [revision] = await tx.select().from(textRevision).where(eq(textRevision.id, silence.revisionId));
    const words = solemnWords('silence', rules.workingLanguages, {
      title: calledAs(revision?.paragraphs ?? [], row.title),
      symbol: revision ? await symbolOf(tx, revision) : '',
      hash: silence.hash,
      at: expiresAt,
      zone: rules.zone,
    });
    await tx
      .update(silenceProcedure)
      .set({ expiresAt, formerExpiries, words, version: sql`version + 1` })
      .where(eq(silenceProcedure.id, silence.id));
    return {
      value: { id: row.id, procedureId: silence.id },
      subject: { noun: 'silence', id: silence.id },
      before: { expiresAt: silence.expiresAt.toISOString(), words: silence.words },
      after: { expiresAt: expiresAt.toISOString(), words, hash: silence.hash },
      cautions: [exactWords(words)],
      outbox: await told(tx, subject, 'silence-extended', expiresAt),
    };
  },
});

/** Ends a running silence without adopting anything, for a reason. */
export const withdrawSilence = command({
  act: 'withdrawSilence',
  input: ofProcedure.extend({ reason }),
  key: ofProcedure,
  subject: lockSilence,
  about: ({ row: { office } }) => ({ office }),
  run: async ({ tx, input, subject }) => {
    await expectRunning(tx, subject);
    const { silence, row } = subject;
    await tx
      .update(silenceProcedure)
      .set({ withdrawnAt: sql`clock_timestamp()`, withdrawalReason: input.reason, version: sql`version + 1` })
      .where(eq(silenceProcedure.id, silence.id));
    return {
      value: { id: row.id, procedureId: silence.id },
      subject: { noun: 'silence', id: silence.id },
      after: { reason: input.reason },
      outbox: await told(tx, subject, 'silence-withdrawn', null),
    };
  },
});

const byDelegation = z.object({ id: field.id, delegation: field.participant });

/**
 * Breaks a silence in writing, by an objection or an amendment, at once and for good. Refuses whoever was no member when it began or is none
 * today, and what comes at its expiry or after, by the clock of the database once it has the procedure for itself.
 */
export const breakSilence = command({
  act: 'breakSilence',
  input: byDelegation.extend({
    kind: field.oneOf(objectionKinds),
    language: field.line(35),
    words: field.optionalText(20_000).pipe(z.string({ error: 'field-missing' })),
  }),
  key: byDelegation,
  subject: lockSilence,
  about: (_, { delegation }) => ({ participant: delegation }),
  run: async ({ tx, input, subject, today }) => {
    await expectRunning(tx, subject);
    const { silence, row } = subject;
    const { delegation, kind, language, words } = input;
    if (!row.languages.includes(language))
      throw new Refused('language-not-working', { fields: { language: 'language-not-working' } });
    const asked = await exists(
      tx,
      sql`select from silence_participant p where p.procedure_id = ${silence.id} and p.participant = ${delegation}`,
    );
    if (!asked || !(await membersOn(tx, row.conferenceId, today)).includes(delegation))
      throw new Refused('silence-not-entitled');
    const [made] = await tx
      .insert(objection)
      .values({ procedureId: silence.id, participant: delegation, kind, language, words })
      .returning({ id: objection.id, madeAt: objection.madeAt });
    return {
      value: { id: row.id, procedureId: silence.id },
      subject: { noun: 'silence', id: silence.id },
      after: {
        participant: delegation,
        kind,
        language,
        words,
        madeAt: made?.madeAt.toISOString() ?? null,
        hash: silence.hash,
      },
      outbox: await told(tx, subject, 'silence-broken', null),
    };
  },
});
