import { z } from 'zod';

const weekday = 'is no day of the week: Monday is 1, Sunday is 7';

const rules = {
  silence: z.boolean(),
  silenceHours: z.int().min(1).max(2160),
  silenceLanguages: z.array(z.string()).min(1),
  statementHours: z.int().min(0).max(8784),
  observersComment: z.boolean(),
  workingDays: z.array(z.int(weekday).min(1, weekday).max(7, weekday)).min(1),
  holidays: z.array(z.iso.date('is no day of the form YYYY-MM-DD')),
};

/** The rules of procedure that differ between processes, as a process file says them under `process.procedure` and the register keeps them: those alone that it says. */
export const procedureSaid = z.object(rules).partial();

/** The same, whole. What is not said is so: a silence of 72 hours at least, in every working language, that ends on a working day of the seat. */
export const procedureRules = z.object({
  /** Is a text adopted by silence at all, and for how many hours at least is silence kept? */
  silence: rules.silence.default(true),
  silenceHours: rules.silenceHours.default(72),
  /** The languages in which a text must be aligned before silence is asked; all working languages where none are named. */
  silenceLanguages: rules.silenceLanguages.nullable().default(null),
  /** For how many hours after its adoption statements of position may be attached. */
  statementHours: rules.statementHours.default(168),
  /** May observers comment in review rounds? Where they may, whoever opens a round can leave them out of it. */
  observersComment: rules.observersComment.default(false),
  /** The working days of the seat, Monday is 1, and the days on which it does not work. */
  workingDays: rules.workingDays.default([1, 2, 3, 4, 5]),
  holidays: rules.holidays.default([]),
});
export type ProcedureRules = z.output<typeof procedureRules>;
