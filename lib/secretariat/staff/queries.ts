import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ArrangementStage, Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { keyed, words } from '#lib/act/shape.ts';
import type { CorrectionView } from '#lib/correction/rows.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { can } from '#lib/policy.ts';
import { type ArrangementView, secretariatAs } from '#lib/secretariat/queries.ts';
import { nextStages } from '#lib/secretariat/rules.ts';
import type { ClaimView } from '#lib/source/queries.ts';

export type StaffArrangement = ArrangementView & {
  next: readonly ArrangementStage[];
  inWords: { seat: z.output<typeof words> | null; funding: z.output<typeof words> | null };
};

export type StaffSecretariat = {
  today: string;
  arrangements: StaffArrangement[];
  claims: ClaimView[];
  corrections: CorrectionView[];
  /** States and organizations that may be named, in the protocol's order. */
  participants: { key: string; name: string }[];
  can: { record: boolean; correct: boolean };
};

const besides = z.object({
  today: z.iso.date(),
  participants: z.array(keyed),
  inWords: z.array(z.object({ id: z.uuid(), seat: words.nullable(), funding: words.nullable() })),
});

/** The page of the secretariat's seat: every arrangement with its steps so far and those that may follow. */
export async function staffSecretariat(actor: Actor, locale: Locale): Promise<StaffSecretariat | null> {
  return read(actor, async (db) => {
    const view = await secretariatAs(db, locale);
    const [row] = await rows(
      db,
      besides,
      sql`
      select today() as today,
        (select coalesce(json_agg(json_build_object('key', k.key, 'name', participant_named(k.key, ${locale}, today()))), '[]')
          from participant k) as participants,
        (select coalesce(json_agg(json_build_object('id', a.id, 'seat', a.seat, 'funding', a.funding)), '[]')
          from secretariat_arrangement a) as "inWords"
      from process p`,
    );
    if (!view || !row) return null;
    const inWords = new Map(row.inWords.map(({ id, ...said }) => [id, said]));
    return {
      today: row.today,
      claims: view.claims,
      corrections: view.corrections,
      arrangements: view.arrangements.map((one) => ({
        ...one,
        next: nextStages(one.stage),
        inWords: inWords.get(one.id) ?? { seat: null, funding: null },
      })),
      participants: inProtocolOrder(locale, row.participants, ({ name }) => name).toSorted(
        (a, b) => Number(a.key.startsWith('org:')) - Number(b.key.startsWith('org:')),
      ),
      can: { record: can(actor, 'recordArrangement'), correct: can(actor, 'correctArrangement') },
    };
  });
}
