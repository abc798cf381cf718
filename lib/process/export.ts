import { sql } from 'drizzle-orm';
import { claim } from '#db/schema/source.ts';
import { SYSTEM } from '#lib/act/actor.ts';
import { type Reader, read, readAtOnce } from '#lib/act/read.ts';
import { exportBeside } from '#lib/process/export/beside.ts';
import { exportGround } from '#lib/process/export/ground.ts';
import { exportHosting } from '#lib/process/export/history.ts';
import { exportMeetings } from '#lib/process/export/meetings.ts';
import { exportMemberships } from '#lib/process/export/memberships.ts';
import { exportReleases } from '#lib/process/export/releases.ts';
import type { Cities } from '#lib/process/export/shape.ts';
import { exportTerms } from '#lib/process/export/terms.ts';
import { ownLanguage } from '#lib/process/load/reference-data.ts';

/** The register as a process file, and what of it has no place in that form. */
export type Exported = { file: Record<string, unknown>; leftOut: string[] };

/** Writes the register of the process in the form that it is loaded from; null where the register is empty. */
export const exportProcess = (): Promise<Exported | null> => read(SYSTEM, exportFrom);

/** The same as the public may see it, of one moment: what row level security keeps from the public is not in it. */
export const exportPublic = (): Promise<Exported | null> => readAtOnce(exportFrom);

/** The same, as one transaction sees it. */
export async function exportFrom(db: Reader): Promise<Exported | null> {
  const leftOut: string[] = [];
  const say = (what: string) => void leftOut.push(what);
  // What is said of a conference goes with it: of one that the reader may not see nothing is told.
  const claims = await db
    .select()
    .from(claim)
    .where(sql`${claim.noun} <> 'conference' or exists (select from conference c where c.id = ${claim.subjectId})`)
    .orderBy(sql`${claim.createdAt}, ${claim.source}, ${claim.field}`);
  const { membership } = await exportMemberships(db, claims, say);
  const ground = await exportGround(db, claims, say);
  if (!ground) return null;
  const cities: Cities = {};
  const own = ownLanguage(ground.process.workingLanguages ?? []);
  const chairTerms = await exportTerms(db, claims, say);
  const hosting = await exportHosting(db, claims, cities, own);
  const meetings = await exportMeetings(db, claims, cities, own, say);
  const news = await exportReleases(db, say);
  await exportBeside(db, claims, say);
  const { notFound, remarks, ...rest } = ground;
  return {
    file: {
      ...rest,
      ...(remarks && { remarks }),
      cityNames: cities,
      membership,
      chairTerms,
      hosting,
      meetings,
      news,
      notFound,
    },
    leftOut,
  };
}
