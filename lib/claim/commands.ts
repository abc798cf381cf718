import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { claim } from '#db/schema/source.ts';
import { type ClaimNoun, claimNouns } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { command, type Submission } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { type Caution, Refused } from '#lib/act/result.ts';
import { correctTerm } from '#lib/chairmanship/term/commands.ts';
import { correctConference } from '#lib/conference/commands.ts';
import { correctMembership } from '#lib/membership/correction/commands.ts';
import { correctOutcome } from '#lib/outcome/commands.ts';
import { correctLaunch } from '#lib/process/commands.ts';
import { type ClaimRow, claimsOf, lockClaims, markAccepted, sayingOf } from '#lib/source/commands.ts';
import { concurrencyToken, isKept, sameMatter } from '#lib/source/rules.ts';

/** What the secretariat decided: of which subject a source says what, and why it is accepted. */
type Decided = { id: string; field: string; kind: 'nominal' | 'actual'; value: string; source: string; reason: string };
type Heard = Pick<Submission, 'cautioned'>;

/** Each noun writes what a claim says of it by a command of its own, under its own rules and in its own words of the record. */
const appliers: Record<ClaimNoun, (tx: Tx, actor: Actor, decided: Decided, heard: Heard) => Promise<unknown>> = {
  process: (tx, actor, { value, source, reason }, heard) =>
    correctLaunch.within(tx, actor, { launched: value, source, reason }, heard),
  membership: (tx, actor, { id, field: name, value, reason }, heard) =>
    correctMembership.within(tx, actor, { id, [name]: value, reason }, heard),
  term: (tx, actor, { id, field: name, kind, value, reason }, heard) =>
    correctTerm.within(tx, actor, { id, [kind]: { [name]: value }, reason }, heard),
  // Who the secretariat is, the register keeps in no field of its own: see `isKept`.
  arrangement: async () => undefined,
  conference: (tx, actor, { id, field: name, value, reason }, heard) =>
    correctConference.within(tx, actor, { id, [name]: value, reason }, heard),
  outcome: (tx, actor, { id, field: name, value, reason }, heard) =>
    correctOutcome.within(tx, actor, { id, [name]: value, reason }, heard),
};

/**
 * Records which of the claims that differ the secretariat accepts, and why. Where the register keeps the field itself, the noun's own
 * command then writes it, under that noun's rules; a claim about what it keeps nowhere is only marked. `expectedVersion` is what the
 * form saw of all claims of the matter (`concurrencyToken`). Refuses a claim already accepted, a claim of the matter changed
 * meanwhile, and whatever the noun refuses.
 */
export const acceptClaim = command({
  act: 'acceptClaim',
  input: z.object({
    id: field.id,
    expectedVersion: field.expectedVersion,
    reason: field.optionalText(1000).pipe(z.string({ error: 'field-missing' })),
  }),
  subject: async (tx, { id }) => {
    const [found] = await tx.select({ noun: claim.noun, of: claim.subjectId }).from(claim).where(eq(claim.id, id));
    if (!found) return null;
    await lockClaims(tx, found.noun, found.of);
    const all = await claimsOf(tx, found.noun, found.of);
    const chosen = all.find((one) => one.id === id);
    return chosen ? { chosen, matter: all.filter((one) => sameMatter(sayingOf(one), sayingOf(chosen))) } : null;
  },
  run: async ({ tx, actor, input, subject: { chosen, matter }, now }) => {
    if (input.expectedVersion !== concurrencyToken(matter)) throw new Refused('changed-meanwhile');
    if (chosen.accepted) throw new Refused('claim-accepted');
    const before = matter.filter(({ accepted }) => accepted);
    await markAccepted(tx, { chosen, matter }, { reason: input.reason, now });
    const cautions: Caution[] = [];
    await apply(tx, actor, chosen, input.reason, { cautioned: (all) => cautions.push(...all) });
    const { noun, subjectId, field: name, kind, value, source } = chosen;
    return {
      value: { id: chosen.id },
      subject: { noun: 'claim', id: chosen.id },
      before: before.map((row) => ({ value: row.value, source: row.source, reason: row.reason })),
      after: { noun, subjectId, field: name, kind, value, source, reason: input.reason },
      cautions,
    };
  },
});

async function apply(tx: Tx, actor: Actor, chosen: ClaimRow, reason: string, heard: Heard): Promise<void> {
  const noun = claimNouns.find((known) => known === chosen.noun);
  if (!noun || !isKept(noun, chosen.field)) return;
  if (noun !== 'process' && chosen.subjectId === null) return;
  const { subjectId, field: name, value, source } = chosen;
  const kind = chosen.kind === 'nominal' ? 'nominal' : 'actual';
  const decided: Decided = { id: subjectId ?? '', field: name, kind, value, source, reason };
  await appliers[noun](tx, actor, decided, heard).catch((fault: unknown) => {
    // The register says so already: the claim is only marked.
    if (!(fault instanceof Refused && fault.refusal.code === 'nothing-changed')) throw fault;
  });
}
