import { asc } from 'drizzle-orm';
import { arrangementParty, arrangementStep, secretariatArrangement } from '#db/schema/secretariat.ts';
import type { ArrangementPart } from '#db/vocabulary.ts';
import type { Reader } from '#lib/act/read.ts';
import {
  type Cities,
  cityText,
  claimsOn,
  dateText,
  filled,
  nameInFile,
  present,
  sourcesOfFacts,
} from '#lib/process/export/shape.ts';
import type { ClaimRow } from '#lib/source/commands.ts';

/** Who serves the process, and what sources claim of it. */
export async function exportHosting(db: Reader, claims: readonly ClaimRow[], cities: Cities, own: string) {
  const arrangements = await db
    .select()
    .from(secretariatArrangement)
    .orderBy(asc(secretariatArrangement.on), asc(secretariatArrangement.createdAt));
  const parties = await db.select().from(arrangementParty).orderBy(asc(arrangementParty.participant));
  const steps = await db.select().from(arrangementStep).orderBy(asc(arrangementStep.rank));
  const sourcesOf = await sourcesOfFacts(db, 'arrangement');
  return [
    ...arrangements.flatMap((row) => {
      const { id, kind, seat, source } = row;
      const named = (part: ArrangementPart) => {
        const of = parties.filter((one) => one.arrangementId === id && one.part === part);
        return filled(of.map(({ participant }) => nameInFile(participant)));
      };
      const [now, ...before] = steps
        .filter(({ arrangementId }) => arrangementId === id)
        .toReversed()
        .map(({ stage, on, onPrecision, instrument }) =>
          present({ status: stage.replaceAll('-', ' '), on: dateText(on, onPrecision), instrument }),
        );
      return [
        present({
          kind: kind.replaceAll('-', ' '),
          hosts: named('hosts'),
          runBy: named('runs'),
          seat: cityText(cities, seat, own),
          from: dateText(row.from, row.fromPrecision),
          to: dateText(row.to, row.toPrecision),
          funding: row.funding,
          steps: filled(before.toReversed()),
          ...now,
          source,
          sources: sourcesOf(id),
          note: row.note,
        }),
      ];
    }),
    ...claimsOn(claims, 'arrangement', null).map(({ value, source }) => ({ claim: value, source })),
  ];
}
