import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { positionStatement } from '#db/schema/adoption.ts';
import { positionKinds } from '#db/vocabulary.ts';
import { command } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { procedure } from '#lib/act/procedure.ts';
import { exists, rows } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { lockText } from '#lib/text/commands.ts';
import { momentNow } from '#lib/time/clock.ts';

const byDelegation = z.object({ id: field.id, delegation: field.participant });

const adoptedRow = z.object({ at: z.string(), revisionId: z.uuid(), hash: z.string() });

/** When and by which revision a text was adopted; null where it is not. */
async function adoptedBy(tx: Tx, textId: string) {
  const [found] = await rows(
    tx,
    adoptedRow,
    sql`select to_char(text_adopted_at(t.id, clock_timestamp()) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, r.id as "revisionId", r.hash
      from text t join text_revision r on r.id = coalesce((select a.revision_id from adoption a where a.text_id = t.id),
        (select s.revision_id from silence_procedure s where s.text_id = t.id and silence_state(s, clock_timestamp()) = 'adopted')) where t.id = ${textId} and text_adopted_at(t.id, clock_timestamp()) is not null`,
  );
  return found ?? null;
}

/**
 * Attaches a State's statement of position to what was adopted, for good, until the instant that the rules of the process set. Refuses whoever
 * was not among those whose adoption it is.
 */
export const attachPosition = command({
  act: 'attachPosition',
  input: byDelegation.extend({
    kind: field.oneOf(positionKinds),
    language: field.line(35),
    words: field.someText(20_000),
  }),
  key: byDelegation,
  subject: async (tx, { id, delegation }) => {
    const row = await lockText(tx, id);
    const [head] = await rows(tx, z.object({ headed: z.boolean() }), sql`select has_head(${delegation}) as headed`);
    return row && { row, delegation, headless: head?.headed === false };
  },
  about: ({ delegation, headless }) => ({ participant: delegation, headless }),
  run: async ({ tx, input, subject: { row } }) => {
    const { delegation, kind, words } = input;
    const adopted = await adoptedBy(tx, row.id);
    if (!adopted) throw new Refused('text-not-adopted');
    for (const tag of Object.keys(words))
      if (!row.languages.includes(tag))
        throw new Refused('language-not-working', { fields: { [`words.${tag}`]: 'language-not-working' } });
    // For good, so not twice: from a second tab, or by another of the delegation.
    const same = sql`select from position_statement s where s.text_id = ${row.id} and s.participant = ${delegation}
      and s.kind = ${kind} and s.words = ${JSON.stringify(words)}::jsonb`;
    if (await exists(tx, same)) throw new Refused('position-there');
    // It is that of the words: whoever reads in one language may state in another.
    const language = [input.language, row.original, ...row.languages].find((tag) => words[tag]) ?? row.original;
    const { statementHours, zone } = await procedure(tx);
    const until = new Date(Date.parse(adopted.at) + statementHours * 3_600_000);
    if ((await momentNow(tx)) >= until)
      throw new Refused('position-too-late', { params: { at: until.toISOString(), zone } });
    const theirs = sql`select from adopter p join adoption a on a.id = p.adoption_id where a.text_id = ${row.id} and p.participant = ${delegation}
      union all select from silence_participant p join silence_procedure s on s.id = p.procedure_id
        where s.text_id = ${row.id} and s.revision_id = ${adopted.revisionId} and p.participant = ${delegation}`;
    if (!(await exists(tx, theirs))) throw new Refused('position-not-entitled');
    const [made] = await tx
      .insert(positionStatement)
      .values({ textId: row.id, revisionId: adopted.revisionId, participant: delegation, kind, words, language })
      .returning({ id: positionStatement.id });
    if (!made) throw new Error('a statement was not written');
    return {
      value: { id: row.id, positionId: made.id },
      subject: { noun: 'position', id: made.id },
      after: { text: row.id, participant: delegation, kind, words, language, hash: adopted.hash },
    };
  },
});
