import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { lateObjection } from '#db/schema/adoption.ts';
import { objectionKinds } from '#db/vocabulary.ts';
import { command } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { exists, rows } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { lockSilence } from '#lib/adoption/silence/commands.ts';

const ofProcedure = z.object({ id: field.id });

/**
 * Records what a State wrote by letter that came when the silence was over: how it came (`received`) and on which day of the seat (`receivedOn`). It
 * is no objection, and changes nothing of what became of the silence: that follows from what was done in the portal before the expiry (decision
 * 040). Refuses while the silence runs, a letter of a State whose silence was not asked, and a day before the silence was over or to come.
 */
export const recordLateObjection = command({
  act: 'recordLateObjection',
  input: ofProcedure.extend({
    participant: field.participant,
    kind: field.oneOf(objectionKinds),
    language: field.line(35),
    words: field.optionalText(20_000).pipe(z.string({ error: 'field-missing' })),
    received: field.line(500),
    receivedOn: field.optionalDay.pipe(z.string({ error: 'date-missing' })),
  }),
  subject: lockSilence,
  run: async ({ tx, input, subject: { row, silence, state, ended }, today }) => {
    const { participant, kind, language, words, received, receivedOn } = input;
    if (state === 'running') throw new Refused('silence-still-runs');
    if (!row.languages.includes(language))
      throw new Refused('language-not-working', { fields: { language: 'language-not-working' } });
    const asked = sql`select from silence_participant p where p.procedure_id = ${silence.id} and p.participant = ${participant}`;
    if (!(await exists(tx, asked)))
      throw new Refused('late-objection-not-asked', { fields: { participant: 'late-objection-not-asked' } });
    const [over] = await rows(
      tx,
      z.object({ day: z.iso.date() }),
      sql`select (${ended}::timestamptz at time zone p.zone)::date::text as day from process p`,
    );
    const day = over?.day ?? today;
    const refuse = (code: string, params: Record<string, string>): never => {
      throw new Refused(code, { fields: { receivedOn: code }, params });
    };
    if (receivedOn > today) refuse('date-ahead', { day: today });
    if (receivedOn < day) refuse('late-objection-before', { day });
    const said = { participant, kind, language, words, received, receivedOn };
    await tx.insert(lateObjection).values({ procedureId: silence.id, ...said });
    return {
      value: { id: row.id, procedureId: silence.id },
      subject: { noun: 'silence', id: silence.id },
      after: { ...said, hash: silence.hash },
      cautions: [{ code: 'late-objection-changes-nothing', params: { day } }],
    };
  },
});
