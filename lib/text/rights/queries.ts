import type { RoundKind } from '#db/vocabulary.ts';
import { type Actor, actorFor } from '#lib/act/actor.ts';
import { can, reach } from '#lib/policy.ts';
import { entitledNow, type Right, type Standing } from '#lib/text/rights/rules.ts';

/** What somebody may do with a text as it stands: nothing is offered that would be refused. */
export function rightsOn(actor: Actor, text: Standing): Record<Right, boolean> {
  const { office, revision, openRound: round, entitledToday } = text;
  const leader = actorFor(actor, { office });
  const delegation = actor.participant;
  const about = { participant: delegation, headless: !text.headed };
  const isOpen = text.adoptedAt === null && !text.withdrawn;
  const isQuiet = isOpen && text.silenceUntil === null;
  const isTaking = isQuiet && round?.isTaking === true;
  const entitled = entitledNow(round, entitledToday);
  const asksFor = (kind: RoundKind) => isTaking && round?.kind === kind;
  const drafts = delegation !== null && reach(actor, 'saveProposalDraft') !== 'never';
  const isOfMember = actor.capacities.has('member') || actor.capacities.has('bodyMember');
  const redraft =
    drafts &&
    isQuiet &&
    revision !== null &&
    (isTaking ? entitled === 'member' : entitledToday === 'member' && isOfMember);
  return {
    lead: can(leader, 'takeProposal', { office }) && revision !== null && isQuiet,
    edit: can(actor, 'editText') && isOpen,
    // A round of comments asks for none: what was begun before it stays, and may be worked on.
    draft: redraft && !asksFor('comments'),
    redraft,
    submit: delegation !== null && can(actor, 'submitProposal', about) && asksFor('proposals') && entitled !== null,
    speak: delegation !== null && can(actor, 'withdrawProposal', about),
    record: can(actor, 'recordProposal') && asksFor('proposals'),
    comment: drafts && asksFor('proposals') && entitled === 'observer',
    reply: delegation !== null && can(actor, 'replyToRound', about) && asksFor('comments') && entitled !== null,
    // A letter is recorded however late it came.
    answer: delegation === null && can(actor, 'replyToRound') && text.lastComments !== null,
    note: delegation !== null && reach(actor, 'keepNote') !== 'never',
  };
}
