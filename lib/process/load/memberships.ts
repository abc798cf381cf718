import { SYSTEM } from '#lib/act/actor.ts';
import { recordMembership } from '#lib/membership/commands.ts';
import type { ProcessFile } from '#lib/process/input.ts';
import { loadCitations } from '#lib/process/load/citations.ts';
import { boundOf, dateOf, keyOfParticipant, ownLanguage, statusOf } from '#lib/process/load/reference-data.ts';
import { periodOfRole } from '#lib/process/load/role.ts';
import type { Step } from '#lib/process/load/step.ts';
import { mayHaveEnded } from '#lib/process/load/undated.ts';
import { recordClaim } from '#lib/source/commands.ts';
import { UNKNOWN } from '#lib/time/period.ts';

/** How many members the process has, as the sources say: nothing is accepted by the loader, what the register counts stands beside. */
export async function loadMemberClaims(step: Step, file: ProcessFile): Promise<void> {
  for (const [i, { members, source, note = null }] of (file.process.memberClaims ?? []).entries()) {
    const claim = { noun: 'process' as const, subjectId: null, field: 'members', value: `${members}`, kind: null };
    await step(`process.memberClaims[${i}]`, (tx) =>
      recordClaim.within(tx, SYSTEM, { ...claim, source, note, accepted: false }),
    );
  }
}

type MembershipRow = NonNullable<ProcessFile['membership']>[number];

/**
 * Membership periods, each participant's in the order of time. A status without any bound, as a source lists it, becomes a period of unknown
 * beginning, unless the participant has another: then it is a claim on that, which differs, and nothing is decided by the loader. A status
 * without an end is ended by the next one, which the loader says; where a source lists without a date what may have followed it, its end is not known.
 */
export async function loadMemberships(step: Step, file: ProcessFile, notes: string[]): Promise<number> {
  const rows = [...(file.membership ?? []).entries()].map(([i, row]) => ({
    i,
    row,
    key: keyOfParticipant(file, row.participant),
  }));
  const bounded = new Set(rows.filter(({ row }) => row.from || row.to).map(({ key }) => key));
  const periods = new Map<string, string>();
  const inOrder = rows.toSorted((a, b) => placeInTime(a.row).localeCompare(placeInTime(b.row)));
  let made = 0;
  for (const [at, { i, row, key }] of inOrder.entries()) {
    const before = periods.get(key);
    const next = inOrder.slice(at + 1).find((other) => other.key === key && other.row.from);
    const beside = !row.from && !row.to && (bounded.has(key) || before !== undefined);
    await step(`membership[${i}]`, async (tx) => {
      const source = row.source ?? row.asListedIn ?? null;
      const note = row.note ?? null;
      const said = statusOf(file, row.status);
      if (!said) throw new Error(`${row.status} is no status`);
      const { status, word } = said;
      const claim = { noun: 'membership' as const, field: 'status', value: status, kind: null, source, note };
      if (beside && source !== null) {
        await recordClaim.within(tx, SYSTEM, { ...claim, subjectId: before ?? null, accepted: false });
        notes.push(`membership[${i}]: ${row.participant} as ${row.status} stands as a claim that differs`);
        return;
      }
      const { founding = false } = row;
      const end = row.to ?? next?.row.from ?? (mayHaveEnded(file, row) ? UNKNOWN : undefined);
      const [from, to] = [boundOf(row.from), boundOf(end)];
      const { instrument = null } = row;
      const period = { participant: key, status, word, from, to, founding, source, instrument, note };
      const { id } = await recordMembership.within(tx, SYSTEM, period);
      if (source !== null) await recordClaim.within(tx, SYSTEM, { ...claim, subjectId: id, accepted: true });
      await loadCitations(tx, 'membership', id, row.sources);
      if (!row.to && next) notes.push(`membership[${next.i}]: ends membership[${i}], to which the file gives no end`);
      periods.set(key, id);
      made++;
    });
  }
  return made + (await loadOrganizations(step, file, new Set(rows.map(({ key }) => key))));
}

/** What is bounded by its end alone comes first, what is not bounded at all last. */
const placeInTime = ({ from, to }: MembershipRow): string =>
  from ? boundOf(from).replace(/^\[(?:\.\.)?/, '') : to ? '' : '9999';

/** Organizations that take part by their role, and have no period of their own in the file. */
async function loadOrganizations(step: Step, file: ProcessFile, named: ReadonlySet<string>): Promise<number> {
  let made = 0;
  const language = ownLanguage(file.process.workingLanguages);
  const { date: launched, precision: launchedPrecision } = dateOf(file.process.launched);
  for (const [i, organization] of (file.organizations ?? []).entries()) {
    const said = periodOfRole(organization, { launched, launchedPrecision }, language);
    const participant = `org:${organization.acronym}`;
    if (!said || named.has(participant)) continue;
    const period = { ...said, participant, from: boundOf(said.from), to: '' };
    await step(`organizations[${i}]`, async (tx) => {
      await recordMembership.within(tx, SYSTEM, period);
      made++;
    });
  }
  return made;
}
