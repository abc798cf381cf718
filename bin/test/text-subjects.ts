import { sql } from 'drizzle-orm';
import { circulatedText, openedRound } from '#bin/test/text.ts';
import { rows } from '#bin/test/world.ts';
import { database } from '#db/client.ts';
import { type Actor, SYSTEM, setActor } from '#lib/act/actor.ts';
import type { Act } from '#lib/act/acts.ts';

/** Of an act whose right depends on the subject: one that is the actor's own to act on, and others that are not. */
export type OwnAndOthers = { own: (actor: Actor) => Promise<object>; others: (() => Promise<object>)[] };

/** A text with a round that is open, chaired by an office, and a silence that runs on another; made once for each office. */
let ordinal = 300;
const once = new Map<string, Promise<string>>();
/** Made once for what only reads it, or refuses. */
const kept = (key: string, make: () => Promise<string>): Promise<string> => {
  const there = once.get(key) ?? make();
  once.set(key, there);
  return there;
};
const negotiated = (office: string, more: object = {}, of: object = {}) =>
  kept(`${office} ${JSON.stringify({ more, of })}`, () => opened(office, more, of));
const opened = async (office: string, more: object = {}, of: object = {}) => {
  const text = await circulatedText(SYSTEM, { office }, { ordinal: `${++ordinal}`, ...of });
  await openedRound(SYSTEM, text, more);
  return text.id;
};
const silent = (office: string) => kept(`silence ${office}`, () => silence(office));
const silence = async (office: string) => {
  const { id } = await circulatedText(SYSTEM, { office }, { ordinal: `${++ordinal}` });
  const [made] = await rows<{
    id: string;
  }>(sql`insert into silence_procedure (text_id, revision_id, hash, words, expires_at)
    select r.text_id, r.id, r.hash, '{"en":"words"}', now() + interval '4 days' from text_revision r where r.text_id = ${id} returning id`);
  return made?.id ?? '';
};
const onText: OwnAndOthers = {
  own: async () => ({ id: await negotiated('chair') }),
  others: [async () => ({ id: await negotiated('vice-chair') })],
};
const onSilence: OwnAndOthers = {
  own: async () => ({ id: await silent('chair') }),
  others: [async () => ({ id: await silent('vice-chair') })],
};
/** What a delegation does among itself, on a thing of its own or of another's. */
const ofDelegation = (made: (actor: Actor | null) => Promise<object> = async () => ({})): OwnAndOthers => ({
  own: async (actor) => ({ delegation: actor.participant, ...(await made(actor)) }),
  others: [async () => ({ delegation: 'AFG', ...(await made(null)) })],
});
/** What is said for a State: the coordinator says it where nobody acts as head. */
const speaking = (of: OwnAndOthers): OwnAndOthers => ({
  ...of,
  own: async (actor) => {
    const headed = actor.role !== 'national-coordinator';
    await rows(sql`update account set active = ${headed} where role = 'head-of-delegation' and participant = 'KGZ'`);
    return of.own(actor);
  },
});
const draftOf = async (actor: Actor | null, table: 'proposal_draft' | 'delegation_note') => {
  const textId = await negotiated('chair');
  if (!actor) return { id: crypto.randomUUID() };
  const [made] = await database().transaction(async (tx) => {
    await setActor(tx, actor);
    return tx.execute<{ id: string }>(
      table === 'proposal_draft'
        ? sql`insert into proposal_draft (delegation, text_id, revision_id, kind, paragraph_id, language) select ${actor.participant}, r.text_id, r.id, 'comment', (r.paragraphs -> 3 ->> 'id')::uuid, 'en'
            from text_revision r where r.text_id = ${textId} returning id`
        : sql`insert into delegation_note (delegation, text_id, words) values (${actor.participant}, ${textId}, 'Ours.') returning id`,
    );
  });
  return { id: made?.id ?? '' };
};
/** A proposal of Kazakhstan that others may stand behind, or one that a delegation made or supports itself. */
const proposalBy = async (participant: string, supported?: string | null) => {
  await rows(sql`update process set procedure = '{"observersComment": true}'`);
  // Of a body whose members alone are entitled, where it is one of them; else of one of which all members are.
  const of = participant === 'org:OTS' ? {} : { body: 'ministerial-conference' };
  const textId = await negotiated('chair', { observers: 'yes' }, of);
  await rows(
    sql`insert into round_participant (round_id, participant) select r.id, p from review_round r, unnest(array['KAZ', ${participant}]) p where r.text_id = ${textId} on conflict do nothing`,
  );
  const [made] = await rows<{ id: string }>(
    sql`insert into proposal (text_id, round_id, revision_id, participant, kind, paragraph_id, language, words)
      select r.text_id, r.id, r.revision_id, 'KAZ', 'comment', (v.paragraphs -> 3 ->> 'id')::uuid, 'en', '{"en": "A comment."}'
      from review_round r join text_revision v on v.id = r.revision_id where r.text_id = ${textId} returning id`,
  );
  const id = made?.id ?? '';
  await rows(sql`insert into proponent (proposal_id, participant) values (${id}, 'KAZ')`);
  if (supported && supported !== 'KAZ')
    await rows(sql`insert into proponent (proposal_id, participant) values (${id}, ${supported})`);
  if (supported === participant) await rows(sql`update proposal set participant = ${participant} where id = ${id}`);
  return id;
};

/** The subjects of the acts on texts, for the matrix of rights. */
export const textSubjects: Partial<Record<Act, OwnAndOthers>> = {
  cutRevision: onText,
  openRound: onText,
  extendRound: onText,
  closeRound: {
    own: async () => ({ id: await opened('chair') }),
    others: [async () => ({ id: await negotiated('vice-chair') })],
  },
  agreeParagraph: onText,
  takeProposal: onText,
  mergeProposals: onText,
  keepBracketed: onText,
  returnProposal: onText,
  noteComment: onText,
  reopenParagraph: onText,
  showParagraph: onText,
  adoptText: onText,
  proposeSilence: onText,
  extendSilence: onSilence,
  withdrawSilence: onSilence,
  saveProposalDraft: ofDelegation(),
  readReturnedFile: ofDelegation(),
  keepNote: ofDelegation(),
  removeProposalDraft: ofDelegation((actor) => draftOf(actor, 'proposal_draft')),
  removeNote: ofDelegation((actor) => draftOf(actor, 'delegation_note')),
  submitProposal: speaking(ofDelegation((actor) => draftOf(actor, 'proposal_draft'))),
  supportProposal: speaking(ofDelegation(async (actor) => ({ id: await proposalBy(actor?.participant ?? 'KAZ') }))),
  endSupport: speaking(ofDelegation(async (actor) => ({ id: await proposalBy('KAZ', actor?.participant) }))),
  withdrawProposal: speaking(
    ofDelegation(async (actor) => ({ id: await proposalBy(actor?.participant ?? 'KAZ', actor?.participant ?? null) })),
  ),
  attachPosition: speaking(ofDelegation(async () => ({ id: await negotiated('chair') }))),
  breakSilence: ofDelegation(async () => ({ id: await silent('chair') })),
  replyToRound: speaking({
    own: async ({ participant }) => ({ id: await negotiated('chair', { kind: 'comments' }), participant }),
    others: [async () => ({ id: await negotiated('chair', { kind: 'comments' }), participant: 'AFG' })],
  }),
};
