import { asc, sql } from 'drizzle-orm';
import { chairTerm } from '#db/schema/chairmanship.ts';
import { membershipPeriod } from '#db/schema/membership.ts';
import { arrangementParty, arrangementStep, secretariatArrangement } from '#db/schema/secretariat.ts';
import { organization } from '#db/schema/state.ts';
import type { ArrangementPart } from '#db/vocabulary.ts';
import type { Reader } from '#lib/act/read.ts';
import {
  boundAsFile,
  boundInFile,
  type Cities,
  cityText,
  claimsOn,
  dateText,
  filled,
  type LeftOut,
  nameInFile,
  present,
} from '#lib/process/export/shape.ts';
import type { ClaimRow } from '#lib/source/commands.ts';
import { toOf } from '#lib/time/period.ts';

/** Who has which status, as a process file has it; beside it the organizations that have applied, which their role says too. */
export async function exportMemberships(db: Reader, claims: readonly ClaimRow[], leftOut: LeftOut) {
  const periods = await db
    .select()
    .from(membershipPeriod)
    .orderBy(sql`${membershipPeriod.from} nulls last`, asc(membershipPeriod.participant));
  const organizations = await db.select().from(organization);
  const applicants = new Set<string>();
  const membership = periods.flatMap((row) => {
    const what = `the status ${row.status} of ${row.participant}`;
    const participant = row.acronym ?? row.participant;
    const told = organizations.find(({ acronym }) => acronym === row.acronym);
    // What an organization's role says already is loaded from that, without a claim of its own.
    const said = claimsOn(claims, 'membership', row.id);
    if (told && told.source === row.source && said.length === 0) {
      if (row.status === 'applicant') applicants.add(told.acronym);
      return [];
    }
    if (row.source === null) {
      leftOut(`${what}, by ${row.instrument}: a status without a source`);
      return [];
    }
    const differing = said.filter((claim) => claim.field === 'status' && !claim.accepted);
    const own = row.from && row.fromBound === 'at' ? { source: row.source } : { asListedIn: row.source };
    return [
      present({
        participant,
        status: row.word ?? row.status,
        from: boundAsFile(row.from, row.fromPrecision, row.fromBound),
        to: boundAsFile(row.to, row.toPrecision, row.toBound),
        founding: row.founding || null,
        ...own,
        note: row.note,
      }),
      ...differing.map(({ value, source, note }) => present({ participant, status: value, asListedIn: source, note })),
    ];
  });
  return { membership, applicants };
}

/** The terms of office, in the order recorded. */
export async function exportTerms(db: Reader, claims: readonly ClaimRow[], leftOut: LeftOut) {
  const terms = await db.select().from(chairTerm).orderBy(asc(chairTerm.createdAt));
  return terms.flatMap((term, i) => {
    const said = claimsOn(claims, 'term', term.id).filter(({ field }) => field === 'from' || field === 'to');
    if (said.length === 0) {
      leftOut(`the term of ${term.participant} as ${term.office}: no source says its dates`);
      return [];
    }
    // Of a joint office each holder has a seat.
    const isLast = !terms.slice(i + 1).some(({ office, seat }) => office === term.office && seat === term.seat);
    const stage =
      isLast && !toOf(term.actualTo, term.actualToPrecision, term.actualToBound) ? 'incumbent' : 'completed';
    if (stage !== term.stage) leftOut(`that the term of ${term.participant} as ${term.office} is ${term.stage}`);
    const first = said.find(({ source }) => source === term.source);
    const inOrder = first ? [first, ...said.filter((claim) => claim !== first)] : said;
    return [
      present({
        office: term.office,
        participant: nameInFile(term.participant),
        claims: inOrder.map(({ field, value, kind, source, note, accepted }) =>
          present({ kind, [field]: boundInFile(value), source, note, accepted: accepted || null }),
        ),
        note: term.note,
      }),
    ];
  });
}

/** Who serves the process, and what sources claim of it. */
export async function exportHosting(
  db: Reader,
  claims: readonly ClaimRow[],
  cities: Cities,
  own: string,
  leftOut: LeftOut,
) {
  const arrangements = await db
    .select()
    .from(secretariatArrangement)
    .orderBy(asc(secretariatArrangement.on), asc(secretariatArrangement.createdAt));
  const parties = await db.select().from(arrangementParty).orderBy(asc(arrangementParty.participant));
  const steps = await db.select().from(arrangementStep).orderBy(asc(arrangementStep.rank));
  return [
    ...arrangements.flatMap((row) => {
      const { id, kind, seat, source } = row;
      if (source === null) {
        leftOut(`the ${kind} arrangement: it has no source`);
        return [];
      }
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
          note: row.note,
        }),
      ];
    }),
    ...claimsOn(claims, 'arrangement', null).map(({ value, source }) => ({ claim: value, source })),
  ];
}
