import { type Database, database, type Tx } from '#db/client.ts';
import { refusalOf } from '#lib/act/conflict.ts';
import { word } from '#lib/act/form.ts';
import type { Fault } from '#lib/process/load/faults.ts';

/** Does one entry of the file, which stands at `path` in it. Null where it was refused and the loading goes on to find more. */
export type Step = <T>(path: string, work: (tx: Tx) => Promise<T>) => Promise<T | null>;

/** The steps of a loading that ends with the first entry that is refused. */
export const stepsOf =
  (tx: Tx): Step =>
  (_path, work) =>
    work(tx);

/** The steps of a trial: what is refused is put into `faults` and undone by itself, and the next entry is tried. */
export function trialSteps(tx: Tx, faults: Fault[]): Step {
  return async (path, work) => {
    try {
      return await tx.transaction(work);
    } catch (thrown) {
      faults.push({ path, reason: reasonOf(thrown) });
      return null;
    }
  };
}

/** Why the register did not take an entry, as a sentence; what is a fault of ours or of the connection is thrown on. */
export function reasonOf(thrown: unknown): string {
  const refusal = refusalOf(thrown);
  if (refusal) {
    const { refused, fields } = word(refusal, 'en');
    const { refused: attention } = word({ code: 'invalid' }, 'en');
    const about = Object.entries(fields)
      .filter(([, sentence]) => sentence !== refused)
      .map(([name, sentence]) => `${name}: ${sentence}`);
    // That fields need attention is said by what they say.
    return (refused === attention && about.length > 0 ? about : [refused, ...about]).join(' ');
  }
  const told = toldByDatabase(thrown);
  if (told === null) throw thrown;
  return `the register does not take this: ${told}`;
}

/** What the database says of data that it refuses (SQLSTATE classes 22 and 23), without the statement. */
function toldByDatabase(thrown: unknown): string | null {
  if (!(thrown instanceof Error)) return null;
  if ('code' in thrown && typeof thrown.code === 'string' && /^2[23]/.test(thrown.code)) return thrown.message;
  return toldByDatabase(thrown.cause);
}

/** Thrown at the end of a trial, to undo all of it. */
class Tried extends Error {}

/** Does `work` in a transaction and undoes it, whatever it gave. */
export async function undone<T>(work: (tx: Tx) => Promise<T>, db: Database = database()): Promise<T> {
  const given: T[] = [];
  try {
    await db.transaction(async (tx) => {
      given.push(await work(tx));
      throw new Tried();
    });
  } catch (thrown) {
    if (!(thrown instanceof Tried)) throw thrown;
  }
  const [value] = given;
  if (value === undefined) throw new Error('a trial gave nothing');
  return value;
}
