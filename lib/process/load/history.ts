import { SYSTEM } from '#lib/act/actor.ts';
import { recordTerm } from '#lib/chairmanship/commands.ts';
import type { ProcessFile } from '#lib/process/input.ts';
import { officesOf } from '#lib/process/load/body-names.ts';
import { boundOf, cityOf, keyOfParticipant, keysOf, saidOf } from '#lib/process/load/reference-data.ts';
import type { Step } from '#lib/process/load/step.ts';
import { arrangementKindOf } from '#lib/process/rules.ts';
import { recordArrangement } from '#lib/secretariat/commands.ts';
import { recordClaim } from '#lib/source/commands.ts';
import { type Bound, datedOf, inOrder, parseBound, UNKNOWN } from '#lib/time/period.ts';

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

type Said = {
  kind: 'nominal' | 'actual' | null;
  field: 'from' | 'to';
  at: Bound;
  source: string;
  note: string | null;
  text: string;
  marked: boolean;
};
const precise = { day: 0, month: 1, year: 2 } as const;
/** A date before a bound, a bound before nothing known; of each the most precise. */
const vagueness = ({ at }: Said): number => (at === UNKNOWN ? 9 : precise[at.precision] + (at.bound ? 4 : 0));

/** Terms of office. Of the dates that differ the one that the file marks is accepted, else the most precise, the first of equals and of ends one that is not before the beginning, until the secretariat decides. */
export async function loadTerms(step: Step, file: ProcessFile): Promise<number> {
  const terms = file.chairTerms ?? [];
  const offices = officesOf(file);
  const heldBy = (term: (typeof terms)[number]) => keyOfParticipant(file, term.participant ?? term.state ?? '');
  const officeOf = (term: (typeof terms)[number]) => term.office ?? offices[0]?.key ?? 'chair';
  const isJoint = (term: (typeof terms)[number]) => offices.find(({ key }) => key === officeOf(term))?.joint ?? false;
  for (const [i, term] of terms.entries()) {
    await step(`chairTerms[${i}]`, async (tx) => {
      const bounds: Said[] = term.claims.flatMap(
        ({ from, to, source, kind = null, note = null, accepted: marked = false }) =>
          (['from', 'to'] as const).flatMap((field) => {
            const text = boundOf(field === 'from' ? from : to);
            const bound = parseBound(text);
            return bound ? [{ kind, field, at: bound, text, source, note, marked }] : [];
          }),
      );
      const best = (kind: 'nominal' | 'actual', field: 'from' | 'to', fits: (one: Said) => boolean = () => true) =>
        bounds
          .filter((one) => (one.kind ?? 'actual') === kind && one.field === field && fits(one))
          .toSorted((a, b) => Number(b.marked) - Number(a.marked) || vagueness(a) - vagueness(b))[0] ?? null;
      const accepted = (kind: 'nominal' | 'actual', field: 'from' | 'to'): Said | null => {
        if (field === 'from') return best(kind, 'from');
        const from = datedOf(best(kind, 'from')?.at ?? null);
        return best(kind, 'to', (one) => inOrder({ from, to: one.at })) ?? best(kind, 'to');
      };
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
