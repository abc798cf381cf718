import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { correction } from '#db/schema/correction.ts';
import type { CorrectionKind } from '#db/vocabulary.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import type { Thing } from '#lib/nouns.ts';

/** Why something is put right: asked by every act that does so, and shown beside the notice where there is one. */
export const reason = field.optionalText(1000).pipe(z.string({ error: 'field-missing' }));

type Correction = {
  /** What the record calls the thing, its id, and what its page goes by. */
  noun: Thing;
  subjectId: string;
  about: string;
  kind: CorrectionKind;
  reason: string;
  /** What had been recorded, in the words of the record; of what is annulled all of it. */
  before: unknown;
  after?: unknown;
  /** Had the public been able to see what was wrong? Then it sees the notice. */
  wasPublic: boolean;
};

/**
 * Keeps what was wrong and why it was put right, in the transaction of the noun's own act: the notice in its place. The act
 * itself goes into the record as every act does.
 */
export async function keepCorrection(tx: Tx, { after = null, ...given }: Correction): Promise<void> {
  await tx.insert(correction).values({ ...given, after });
}

/**
 * What is kept and recorded where a withdrawal that was made by mistake is taken back: a notice says since when the thing had not been public. Refuses what
 * is not withdrawn; its noun writes that it is so no longer.
 */
export async function keepReinstatement(
  tx: Tx,
  noun: Thing,
  { id, slug, withdrawnOn }: { id: string; slug: string; withdrawnOn: string | null },
  because: string,
) {
  if (!withdrawnOn) throw new Refused('not-withdrawn');
  const [before, after] = [{ withdrawnOn }, { withdrawnOn: null }];
  const of = { noun, subjectId: id, about: slug };
  await keepCorrection(tx, { ...of, kind: 'corrected', reason: because, before, after, wasPublic: true });
  return { value: { id }, subject: { noun, id }, before, after: { ...after, reason: because } };
}
