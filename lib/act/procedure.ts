import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { outcomeKinds } from '#db/vocabulary.ts';
import { type Reader, rows } from '#lib/act/read.ts';

const day = z.iso.date();

/**
 * The rules of procedure that differ between processes, as the process file says them under `procedure`; what it does not say is so:
 * a silence of 72 hours at least, in every working language, that ends on a working day of the seat.
 */
export const procedureRules = z.object({
  /** Is a text adopted by silence at all, and for how many hours at least is silence kept? */
  silence: z.boolean().default(true),
  silenceHours: z.int().min(1).max(2160).default(72),
  /** The languages in which a text must be aligned before silence is asked; all working languages where none are named. */
  silenceLanguages: z.array(z.string()).nullable().default(null),
  /** For how many hours after its adoption statements of position may be attached. */
  statementHours: z.int().min(0).max(8784).default(168),
  /** May observers comment in a review round? */
  observersComment: z.boolean().default(false),
  /** The working days of the seat, Monday is 1, and the days on which it does not work. */
  workingDays: z.array(z.int().min(1).max(7)).default([1, 2, 3, 4, 5]),
  holidays: z.array(day).default([]),
});
export type ProcedureRules = z.output<typeof procedureRules>;

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
