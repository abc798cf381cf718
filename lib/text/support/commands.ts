import type { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { proponent } from '#db/schema/proposal.ts';
import { command } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { expectEntitled, expectNegotiable, lockText } from '#lib/text/commands.ts';
import { delegated, giveWay, isHeadless, stepBack } from '#lib/text/proposal/commands.ts';
import { proposalOf } from '#lib/text/proposal/queries.ts';
import { isOpen } from '#lib/text/proposal/rules.ts';
import { lastRevision } from '#lib/text/revision/commands.ts';
import { roundOf } from '#lib/text/round/queries.ts';
import { proposalSaid } from '#lib/text/said/rules.ts';

const onProposal = delegated.extend({ id: field.id });

/** The proposal that a State acts on, with its text held. */
async function lockProposal(tx: Tx, { id, delegation }: z.output<typeof onProposal>) {
  const seen = await proposalOf(tx, id);
  const row = seen && (await lockText(tx, seen.textId));
  const now = seen && (await proposalOf(tx, id));
  if (!row || !now) return null;
  const text = { ...row, last: (await lastRevision(tx, row.id))?.paragraphs ?? row.paragraphs };
  const said = proposalSaid(now, text);
  return { row: text, proposal: now, said, delegation, headless: await isHeadless(tx, delegation) };
}

const spoken = { input: onProposal, key: onProposal, subject: lockProposal };
const aboutDelegation = ({ delegation, headless }: { delegation: string; headless: boolean }) => ({
  participant: delegation,
  headless,
});

/** Puts a State behind the proposal of another, while the round takes proposals, and in the place of a position of its own that it contradicts. */
export const supportProposal = command({
  act: 'supportProposal',
  ...spoken,
  about: aboutDelegation,
  run: async ({ tx, input: { id, delegation }, subject: { row, proposal: of, said }, today, now }) => {
    await expectNegotiable(tx, row);
    if (!isOpen(of)) throw new Refused('proposal-settled');
    if (of.proponents.includes(delegation)) throw new Refused('proposal-own');
    const round = await roundOf(tx, row.id);
    if (!round) throw new Refused('no-round-open');
    if (!round.isTaking) throw new Refused('round-closed', { params: { at: round.closesAt, zone: round.zone } });
    const isObserver = await expectEntitled(tx, row, { roundId: round.id, participant: delegation, today });
    if (isObserver && of.kind !== 'comment') throw new Refused('round-comments-only');
    const { instead, cautions } = await giveWay(tx, row, { participant: delegation, position: of, now });
    await tx.insert(proponent).values({ proposalId: id, participant: delegation });
    return {
      value: { textId: row.id },
      subject: { noun: 'proposal', id },
      after: { proponents: [...of.proponents, delegation], ...(instead.length > 0 && { instead }) },
      cautions: [...said, ...cautions],
    };
  },
});

/** Takes a State back from behind the proposal of another. */
export const endSupport = command({
  act: 'endSupport',
  ...spoken,
  about: aboutDelegation,
  run: async ({ tx, input: { id, delegation }, subject: { row, proposal: of, said }, now }) => {
    if (!isOpen(of)) throw new Refused('proposal-settled');
    if (of.participant === delegation) throw new Refused('support-of-own');
    if (!of.proponents.includes(delegation)) throw new Refused('not-found');
    return {
      value: { textId: row.id },
      subject: { noun: 'proposal', id },
      before: { proponents: of.proponents },
      after: await stepBack(tx, of, delegation, now),
      cautions: said,
    };
  },
});

/** Takes back a State's own proposal. Where others stand behind it, it is not theirs to lose: it is that of the first of them then. */
export const withdrawProposal = command({
  act: 'withdrawProposal',
  ...spoken,
  about: aboutDelegation,
  run: async ({ tx, input: { id, delegation }, subject: { row, proposal: of, said }, now }) => {
    if (!isOpen(of)) throw new Refused('proposal-settled');
    if (of.participant !== delegation) throw new Refused('not-found');
    return {
      value: { textId: row.id },
      subject: { noun: 'proposal', id },
      before: { participant: delegation },
      after: await stepBack(tx, of, delegation, now),
      cautions: [
        ...said,
        ...(of.proponents.length > 1 ? [{ code: 'withdraw-others', params: { count: of.proponents.length - 1 } }] : []),
      ],
    };
  },
});
