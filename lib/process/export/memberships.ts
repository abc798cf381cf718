import { asc, sql } from 'drizzle-orm';
import { membershipPeriod } from '#db/schema/membership.ts';
import { process } from '#db/schema/process.ts';
import { organization } from '#db/schema/state.ts';
import type { Reader } from '#lib/act/read.ts';
import { periodOf } from '#lib/membership/commands.ts';
import { boundAsFile, claimsOn, dateText, type LeftOut, present, sourcesOfFacts } from '#lib/process/export/shape.ts';
import { boundOf, ownLanguage } from '#lib/process/load/reference-data.ts';
import { periodOfRole } from '#lib/process/load/role.ts';
import type { ClaimRow } from '#lib/source/commands.ts';
import { boundText } from '#lib/time/period.ts';

type Row = typeof membershipPeriod.$inferSelect;
type Organization = typeof organization.$inferSelect;

/** The role of an organization in the words of a file. */
export const roleInFile = ({ role }: Organization): string => role.replaceAll('-', ' ');

/** Who has which status, as a process file has it; beside it the organizations that have applied, which their role says too. */
export async function exportMemberships(db: Reader, claims: readonly ClaimRow[], leftOut: LeftOut) {
  const periods = await db
    .select()
    .from(membershipPeriod)
    .orderBy(sql`${membershipPeriod.from} nulls last`, asc(membershipPeriod.participant));
  const organizations = await db.select().from(organization);
  const sourcesOf = await sourcesOfFacts(db, 'membership');
  const [register] = await db.select().from(process);
  const own = (acronym: string | null) => periods.filter((row) => row.acronym === acronym);
  // What the role of an organization says already is loaded from that, without a claim of its own.
  const byRole = new Set(
    organizations.flatMap((one) => {
      const [row, ...more] = own(one.acronym);
      const said = register && periodOfRole(roleOf(one), register, ownLanguage(register.workingLanguages));
      if (said && !row) leftOut(`that ${one.acronym} takes part in no way: its role says otherwise`);
      return row &&
        said &&
        more.length === 0 &&
        isSaid(row, said) &&
        claimsOn(claims, 'membership', row.id).length === 0 &&
        sourcesOf(row.id) === null
        ? [row]
        : [];
    }),
  );
  const membership = periods.flatMap((row) => {
    if (byRole.has(row)) return [];
    const participant = row.acronym ?? row.participant;
    if (row.source === null && row.from === null) {
      leftOut(`the status ${row.status} of ${participant}: without a source it needs a date, and it has none`);
      return [];
    }
    const said = claimsOn(claims, 'membership', row.id).filter(({ field }) => field === 'status');
    const differing = said.filter((claim) => claim.value !== row.status || claim.source !== row.source);
    for (const { value, source, accepted } of differing)
      if (accepted) leftOut(`that “${value}” of ${source}, as the status of ${participant}, is accepted`);
    const isTold = said.some((claim) => claim.accepted && !differing.includes(claim));
    if (row.source !== null && !isTold)
      leftOut(`that the source ${row.source} of the status ${row.status} of ${participant} is not what says so`);
    const from = boundAsFile(row.from, row.fromPrecision, row.fromBound);
    const source =
      row.source === null ? {} : from && row.fromBound === 'at' ? { source: row.source } : { asListedIn: row.source };
    return [
      present({
        participant,
        status: row.word ?? row.status,
        from,
        to: boundAsFile(row.to, row.toPrecision, row.toBound),
        founding: row.founding || null,
        ...source,
        sources: sourcesOf(row.id),
        instrument: row.instrument,
        note: row.note,
      }),
      ...differing.map(({ value, source: other, note }) =>
        present({
          participant,
          status: value,
          asListedIn: other,
          // It does not say that the status has ended.
          onlyClaimed: (row.from !== null && row.to === null && row.toBound === 'at') || null,
          note,
        }),
      ),
    ];
  });
  return { membership };
}

const roleOf = (one: Organization) => ({
  role: roleInFile(one),
  since: dateText(one.since, one.sincePrecision),
  source: one.source ?? undefined,
  note: one.note ?? undefined,
});

/** Is the period what the loader makes of the role? */
function isSaid(row: Row, said: NonNullable<ReturnType<typeof periodOfRole>>): boolean {
  const { status, from, to } = periodOf(row);
  return (
    status === said.status &&
    (from ? boundText(from) : '') === boundOf(said.from) &&
    to === null &&
    !row.founding &&
    row.word === null &&
    row.source === said.source &&
    row.instrument === said.instrument &&
    row.note === said.note
  );
}
