import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { outcomeKinds } from '#db/vocabulary.ts';
import { type ProcedureRules, procedureRules } from '#lib/act/procedure-rules.ts';
import { type Reader, rows } from '#lib/act/read.ts';

const row = z.object({
  procedure: z.record(z.string(), z.unknown()),
  zone: z.string(),
  workingLanguages: z.array(z.string()),
});

/** The rules of procedure of the process with its zone and working languages. Throws where the register is empty: nothing can be negotiated then. */
export async function procedure(
  db: Reader,
): Promise<ProcedureRules & { zone: string; workingLanguages: string[]; languages: string[] }> {
  const [found] = await rows(
    db,
    row,
    sql`select procedure, zone, working_languages as "workingLanguages" from process`,
  );
  if (!found) throw new Error('the register has no process');
  const rules = procedureRules.parse(found.procedure);
  const { zone, workingLanguages } = found;
  return { ...rules, zone, workingLanguages, languages: rules.silenceLanguages ?? workingLanguages };
}

/** The keys of the kinds of outcome: the process's own, or else those of the portal. */
export async function outcomeKindsOf(db: Reader): Promise<readonly string[]> {
  const own = await rows(
    db,
    z.object({ key: z.string() }),
    sql`select key from process_term where vocabulary = 'outcome-kind' order by rank, key`,
  );
  return own.length > 0 ? own.map(({ key }) => key) : outcomeKinds;
}
