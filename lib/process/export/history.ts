import { asc, eq, sql } from 'drizzle-orm';
import { office } from '#db/schema/body.ts';
import { chairTerm } from '#db/schema/chairmanship.ts';
import { membershipPeriod } from '#db/schema/membership.ts';
import { secretariatArrangement } from '#db/schema/secretariat.ts';
import type { Reader } from '#lib/act/read.ts';
import { type Cities, claimsOn, dateText, type LeftOut, present } from '#lib/process/export/shape.ts';
import type { ClaimRow } from '#lib/source/commands.ts';

/** Who has which status, as a process file has it; beside it the organizations that have applied, which stand among organizations there. */
export async function exportMemberships(db: Reader, claims: readonly ClaimRow[], leftOut: LeftOut) {
  const periods = await db
    .select()
    .from(membershipPeriod)
    .orderBy(sql`${membershipPeriod.from} nulls last`, asc(membershipPeriod.participant));
  const applicants = new Set<string>();
  const membership = periods.flatMap((row) => {
    const what = `the status ${row.status} of ${row.participant}`;
    if (row.acronym !== null) {
      if (row.status === 'applicant' && row.from) applicants.add(row.acronym);
      else leftOut(`${what}: an organization`);
      return [];
    }
    if (row.source === null) {
      leftOut(`${what}, by ${row.instrument}: a status without a source`);
      return [];
    }
    const differing = claimsOn(claims, 'membership', row.id).filter(
      (claim) => claim.field === 'status' && !claim.accepted,
    );
    const own = row.from ? { source: row.source } : { asListedIn: row.source };
    return [
      present({
        participant: row.participant,
        status: row.status,
        from: dateText(row.from, row.fromPrecision),
        to: dateText(row.to, row.toPrecision),
        founding: row.founding || null,
        ...own,
        note: row.note,
      }),
      ...differing.map(({ value, source, note }) =>
        present({ participant: row.participant, status: value, asListedIn: source, note }),
      ),
    ];
  });
  return { membership, applicants };
}

/** The terms of office, in the order recorded. */
export async function exportTerms(db: Reader, claims: readonly ClaimRow[], leftOut: LeftOut) {
  const terms = await db.select().from(chairTerm).orderBy(asc(chairTerm.createdAt));
  const joint = new Set((await db.select().from(office).where(eq(office.joint, true))).map(({ key }) => key));
  return terms.flatMap((term, i) => {
    const said = claimsOn(claims, 'term', term.id).filter(({ field }) => field === 'from' || field === 'to');
    if (said.length === 0) {
      leftOut(`the term of ${term.participant} as ${term.office}: no source says its dates`);
      return [];
    }
    const isLast = !terms
      .slice(i + 1)
      .some(
        (later) => later.office === term.office && (!joint.has(term.office) || later.participant === term.participant),
      );
    const stage = isLast && !term.actualTo ? 'incumbent' : 'completed';
    if (stage !== term.stage) leftOut(`that the term of ${term.participant} as ${term.office} is ${term.stage}`);
    const first = said.find(({ source }) => source === term.source);
    const inOrder = first ? [first, ...said.filter((claim) => claim !== first)] : said;
    return [
      present({
        office: term.office,
        participant: term.participant.replace(/^org:/, ''),
        claims: inOrder.map(({ field, value, kind, source, note, accepted }) =>
          present({ kind, [field]: value, source, note, accepted: accepted || null }),
        ),
        note: term.note,
      }),
    ];
  });
}

/** Who serves the process, and what sources claim of it. */
export async function exportHosting(db: Reader, claims: readonly ClaimRow[], cities: Cities, leftOut: LeftOut) {
  const arrangements = await db.select().from(secretariatArrangement).orderBy(asc(secretariatArrangement.on));
  return [
    ...arrangements.flatMap(({ kind, host, seat, stage, on, onPrecision, instrument, source, note }) => {
      if (source === null || instrument !== null) leftOut(`the instrument of the ${kind} arrangement: ${instrument}`);
      if (source === null) return [];
      return [
        present({
          kind: kind.replaceAll('-', ' '),
          host,
          seat: cities.text(seat),
          status: stage.replaceAll('-', ' '),
          on: dateText(on, onPrecision),
          source,
          note,
        }),
      ];
    }),
    ...claimsOn(claims, 'arrangement', null).map(({ value, source }) => ({ claim: value, source })),
  ];
}
