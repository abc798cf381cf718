import { SYSTEM } from '#lib/act/actor.ts';
import { recordTerm } from '#lib/chairmanship/commands.ts';
import { recordMembership } from '#lib/membership/commands.ts';
import { arrangementKindOf, type ProcessFile } from '#lib/process/input.ts';
import { cityOf, dateOf, keyOfParticipant, keysOf, officesOf, saidOf } from '#lib/process/load/reference-data.ts';
import type { Step } from '#lib/process/load/step.ts';
import { recordArrangement } from '#lib/secretariat/commands.ts';
import { recordClaim } from '#lib/source/commands.ts';
import type { PartialDate } from '#lib/time/period.ts';

/** When the process began, as the sources differ on it. */
export async function loadLaunch(step: Step, file: ProcessFile): Promise<void> {
  for (const [i, { on, source, note }] of (file.process.launchClaims ?? []).entries()) {
    await step(`process.launchClaims[${i}]`, async (tx) => {
      const accepted = on === file.process.launched;
      await recordClaim.within(tx, SYSTEM, {
        noun: 'process',
        subjectId: null,
        field: 'launched',
        value: on,
        kind: null,
        source,
        note: note ?? null,
        accepted,
      });
    });
  }
}

/**
 * Membership periods. A status that a source lists without a date becomes a period of unknown beginning, unless the
 * participant has a dated one: then it is a claim on that, which differs, and nothing is decided by the loader.
 */
export async function loadMemberships(step: Step, file: ProcessFile, notes: string[]): Promise<number> {
  const rows = file.membership ?? [];
  const dated = new Set(rows.filter(({ from }) => from).map(({ participant }) => participant));
  const periods = new Map<string, string>();
  // The dated first: a status without a date may then stand as a claim on one of them.
  const inOrder = [...rows.entries()].sort(
    ([, a], [, b]) => Number(a.from === undefined) - Number(b.from === undefined),
  );
  for (const [i, row] of inOrder) {
    await step(`membership[${i}]`, async (tx) => {
      const source = row.source ?? row.asListedIn ?? '';
      const beside = row.from === undefined && (dated.has(row.participant) || periods.has(row.participant));
      const note = row.note ?? null;
      let subjectId = periods.get(row.participant) ?? null;
      if (!beside) {
        const { participant, status, from = '', to = '', founding = false } = row;
        const made = await recordMembership.within(tx, SYSTEM, {
          participant,
          status,
          from,
          to,
          founding,
          source,
          note,
        });
        subjectId = made.id;
      }
      const claim = {
        noun: 'membership' as const,
        subjectId,
        field: 'status',
        value: row.status,
        kind: null,
        source,
        note,
      };
      await recordClaim.within(tx, SYSTEM, { ...claim, accepted: !beside });
      if (subjectId) periods.set(row.participant, subjectId);
      if (beside) notes.push(`membership[${i}]: ${row.participant} as ${row.status} stands as a claim that differs`);
    });
  }
  for (const [i, { acronym, role, since, source, note }] of (file.organizations ?? []).entries()) {
    if (!/^applicant/i.test(role) || !since || !source) continue;
    await step(`organizations[${i}]`, async (tx) => {
      await recordMembership.within(tx, SYSTEM, {
        participant: `org:${acronym}`,
        status: 'applicant',
        from: since,
        to: '',
        source,
        note: note ?? null,
      });
      periods.set(acronym, acronym);
    });
  }
  return periods.size;
}

type Bound = {
  kind: 'nominal' | 'actual' | null;
  field: 'from' | 'to';
  at: PartialDate;
  source: string;
  note: string | null;
  text: string;
  marked: boolean;
};
const precise = { day: 0, month: 1, year: 2 } as const;

/** Terms of office. Of the dates that differ the one that the file marks is accepted, else the most precise, the first of equals, until the secretariat decides. */
export async function loadTerms(step: Step, file: ProcessFile): Promise<number> {
  const terms = file.chairTerms ?? [];
  const offices = officesOf(file);
  const heldBy = (term: (typeof terms)[number]) => keyOfParticipant(file, term.participant ?? term.state ?? '');
  const officeOf = (term: (typeof terms)[number]) => term.office ?? offices[0]?.key ?? 'chair';
  const isJoint = (term: (typeof terms)[number]) => offices.find(({ key }) => key === officeOf(term))?.joint ?? false;
  for (const [i, term] of terms.entries()) {
    await step(`chairTerms[${i}]`, async (tx) => {
      const bounds: Bound[] = term.claims.flatMap(
        ({ from, to, source, kind = null, note = null, accepted: marked = false }) => [
          ...(from ? [{ kind, field: 'from' as const, at: dateOf(from), text: from, source, note, marked }] : []),
          ...(to ? [{ kind, field: 'to' as const, at: dateOf(to), text: to, source, note, marked }] : []),
        ],
      );
      const accepted = (kind: 'nominal' | 'actual', field: 'from' | 'to'): Bound | null =>
        bounds
          .filter((bound) => (bound.kind ?? 'actual') === kind && bound.field === field)
          .toSorted(
            (a, b) => Number(b.marked) - Number(a.marked) || precise[a.at.precision] - precise[b.at.precision],
          )[0] ?? null;
      const text = (kind: 'nominal' | 'actual', field: 'from' | 'to') => accepted(kind, field)?.text ?? '';
      const last = !terms
        .slice(i + 1)
        .some((later) => officeOf(later) === officeOf(term) && (!isJoint(term) || heldBy(later) === heldBy(term)));
      const made = await recordTerm.within(tx, SYSTEM, {
        office: officeOf(term),
        participant: heldBy(term),
        stage: last && !accepted('actual', 'to') ? 'incumbent' : 'completed',
        nominal: { from: text('nominal', 'from'), to: text('nominal', 'to') },
        actual: { from: text('actual', 'from'), to: text('actual', 'to') },
        source: term.claims[0]?.source ?? '',
        note: term.note ?? null,
      });
      for (const bound of bounds) {
        const { kind, field, source, note } = bound;
        const isAccepted = accepted(kind ?? 'actual', field) === bound;
        await recordClaim.within(tx, SYSTEM, {
          noun: 'term',
          subjectId: made.id,
          field,
          value: bound.text,
          kind,
          source,
          note,
          accepted: isAccepted,
        });
      }
    });
  }
  return terms.length;
}

/** Arrangements by which somebody serves the process, and what sources say of it otherwise. */
export async function loadHosting(step: Step, file: ProcessFile): Promise<number> {
  let made = 0;
  for (const [i, row] of (file.hosting ?? []).entries()) {
    await step(`hosting[${i}]`, async (tx) => {
      if ('claim' in row) {
        const claim = {
          noun: 'arrangement' as const,
          subjectId: null,
          field: 'secretariat',
          value: row.claim,
          kind: null,
        };
        await recordClaim.within(tx, SYSTEM, { ...claim, source: row.source, accepted: false });
        return;
      }
      const { host, hosts = [], runBy = [], status: stage, on = '', from = '', to = '', source, note = null } = row;
      const kind = arrangementKindOf(row.kind) ?? 'support-unit';
      const reached = [...(row.steps ?? []), { status: stage, on, instrument: row.instrument }];
      let id: string | null = null;
      for (const [at, one] of reached.entries()) {
        const recorded: { id: string } = await recordArrangement.within(tx, SYSTEM, {
          id,
          expectedVersion: at,
          kind,
          hosts: keysOf(file, [...(host ? [host] : []), ...hosts]),
          runners: keysOf(file, runBy),
          from,
          to,
          funding: saidOf(file, row.funding),
          seat: row.seat ? cityOf(file, row.seat) : null,
          stage: one.status,
          on: one.on ?? '',
          instrument: one.instrument ?? null,
          source,
          note,
        });
        id = recorded.id;
      }
      made++;
    });
  }
  return made;
}
