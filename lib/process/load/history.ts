import { SYSTEM } from '#lib/act/actor.ts';
import { recordTerm } from '#lib/chairmanship/commands.ts';
import type { ProcessFile } from '#lib/process/input.ts';
import { officesOf } from '#lib/process/load/body-names.ts';
import { loadCitations } from '#lib/process/load/citations.ts';
import { byWhat, cityOf, keyOfParticipant, keysOf, saidOf } from '#lib/process/load/reference-data.ts';
import type { Step } from '#lib/process/load/step.ts';
import { termAsSaid } from '#lib/process/load/term-as-said.ts';
import { arrangementKindOf } from '#lib/process/rules.ts';
import { recordArrangement } from '#lib/secretariat/commands.ts';
import { recordClaim } from '#lib/source/commands.ts';

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

/** Terms of office, with all that sources say of each (load/term-as-said.ts). */
export async function loadTerms(step: Step, file: ProcessFile): Promise<number> {
  const terms = file.chairTerms ?? [];
  const offices = officesOf(file);
  const heldBy = (term: (typeof terms)[number]) => keyOfParticipant(file, term.participant ?? term.state ?? '');
  const officeOf = (term: (typeof terms)[number]) => term.office ?? offices[0]?.key ?? 'chair';
  const isJoint = (term: (typeof terms)[number]) => offices.find(({ key }) => key === officeOf(term))?.joint ?? false;
  for (const [i, term] of terms.entries()) {
    await step(`chairTerms[${i}]`, async (tx) => {
      const { bounds, isAccepted, text } = termAsSaid(term);
      const last = !terms
        .slice(i + 1)
        .some((later) => officeOf(later) === officeOf(term) && (!isJoint(term) || heldBy(later) === heldBy(term)));
      const made = await recordTerm.within(tx, SYSTEM, {
        office: officeOf(term),
        participant: heldBy(term),
        stage: term.stage ?? (last && !text('actual', 'to') ? 'incumbent' : 'completed'),
        nominal: { from: text('nominal', 'from'), to: text('nominal', 'to') },
        actual: { from: text('actual', 'from'), to: text('actual', 'to') },
        source: term.source === undefined ? (term.claims[0]?.source ?? null) : term.source,
        instrument: term.instrument ?? null,
        note: term.note ?? null,
      });
      for (const bound of bounds) {
        const { kind, field, source, note } = bound;
        await recordClaim.within(tx, SYSTEM, {
          noun: 'term',
          subjectId: made.id,
          field,
          value: bound.text,
          kind,
          source,
          note,
          accepted: isAccepted(bound),
        });
      }
      await loadCitations(tx, 'term', made.id, term.sources);
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
      const { host, hosts = [], runBy = [], status: stage, on = '', from = '', to = '', note = null } = row;
      const { source } = byWhat(row);
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
      await loadCitations(tx, 'arrangement', id ?? '', row.sources);
      made++;
    });
  }
  return made;
}
