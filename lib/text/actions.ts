'use server';
import { chosenOf, text, wordsOf } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import { isUuid } from '#lib/language/uuid.ts';
import * as additions from '#lib/text/addition/commands.ts';
import * as texts from '#lib/text/commands.ts';
import * as decisions from '#lib/text/decision/commands.ts';
import * as settled from '#lib/text/decision/proposal/commands.ts';
import * as notes from '#lib/text/note/commands.ts';
import * as proposals from '#lib/text/proposal/commands.ts';
import * as drafts from '#lib/text/proposal/draft/commands.ts';
import * as returned from '#lib/text/returned/commands.ts';
import * as revisions from '#lib/text/revision/commands.ts';
import * as rounds from '#lib/text/round/commands.ts';
import * as replies from '#lib/text/round/reply/commands.ts';
import * as supports from '#lib/text/support/commands.ts';

export const addText = action(additions.addText, {
  input: async (form) => ({
    conferenceId: text(form, 'conferenceId'),
    agendaItemId: text(form, 'agendaItemId'),
    title: wordsOf(form, 'title'),
    kind: text(form, 'kind'),
    original: text(form, 'original'),
    access: text(form, 'access'),
    office: text(form, 'office'),
    body: text(form, 'body'),
    file: await fileIn(form),
    shape: wordsOf(form, 'shape'),
  }),
  to: ({ id }) => `/staff/text/${id}`,
  requiresConfirmation: 'when-cautioned',
});

export const editText = action(texts.editText, {
  input: (form) => ({
    ...subject(form),
    edit: text(form, 'edit'),
    paragraphId: text(form, 'paragraphId'),
    after: text(form, 'after'),
    kind: text(form, 'kind'),
    level: text(form, 'level') || '1',
    words: wordsOf(form, 'words'),
    stand: chosenOf(form, 'stand'),
  }),
  to: ({ paragraphId }, form) => back(form, paragraphId),
});

export const withdrawText = action(texts.withdrawText, {
  input: (form) => ({ ...subject(form), reason: text(form, 'reason') }),
  to: (_, form) => back(form),
  requiresConfirmation: true,
});

export const cutRevision = action(revisions.cutRevision, {
  input: subject,
  to: (_, form) => back(form),
  requiresConfirmation: true,
});

export const openRound = action(rounds.openRound, {
  input: (form) => ({
    ...subject(form),
    kind: text(form, 'kind'),
    closesAt: text(form, 'closesAt'),
    observers: text(form, 'observers'),
  }),
  to: (_, form) => back(form),
  requiresConfirmation: true,
});

export const extendRound = action(rounds.extendRound, {
  input: (form) => ({ id: text(form, 'id'), closesAt: text(form, 'closesAt') }),
  to: (_, form) => back(form),
  requiresConfirmation: true,
});

export const closeRound = action(rounds.closeRound, {
  input: (form) => ({ id: text(form, 'id') }),
  to: (_, form) => back(form),
  requiresConfirmation: true,
});

export const replyToRound = action(replies.replyToRound, {
  input: (form) => ({
    id: text(form, 'id'),
    participant: text(form, 'participant'),
    kind: text(form, 'kind'),
    language: text(form, 'language'),
    words: text(form, 'words'),
    received: text(form, 'received'),
    receivedOn: text(form, 'receivedOn'),
    late: text(form, 'late'),
  }),
  to: (_, form) => back(form),
  requiresConfirmation: true,
});

export const saveProposalDraft = action(drafts.saveProposalDraft, {
  input: (form) => ({
    delegation: text(form, 'delegation'),
    id: text(form, 'id'),
    ...(text(form, 'expectedVersion') && { expectedVersion: text(form, 'expectedVersion') }),
    textId: text(form, 'textId'),
    kind: text(form, 'kind'),
    paragraphId: text(form, 'paragraphId'),
    after: text(form, 'after'),
    paragraphKind: text(form, 'paragraphKind'),
    level: text(form, 'level'),
    language: text(form, 'language'),
    words: wordsOf(form, 'words'),
    rationale: text(form, 'rationale'),
  }),
  to: (_, form) => back(form, text(form, 'paragraphId') || text(form, 'here')),
});

export const recordProposal = action(proposals.recordProposal, {
  input: (form) => ({
    textId: text(form, 'textId'),
    participant: text(form, 'participant'),
    received: text(form, 'received'),
    kind: text(form, 'kind'),
    paragraphId: text(form, 'paragraphId'),
    after: text(form, 'after'),
    paragraphKind: text(form, 'paragraphKind'),
    level: text(form, 'level'),
    language: text(form, 'language'),
    words: wordsOf(form, 'words'),
    rationale: text(form, 'rationale'),
  }),
  to: (_, form) => back(form, text(form, 'paragraphId') || text(form, 'here')),
  requiresConfirmation: true,
});

export const removeProposalDraft = action(drafts.removeProposalDraft, {
  input: (form) => ({ ...own(form), expectedVersion: text(form, 'expectedVersion') }),
  to: (_, form) => back(form, text(form, 'paragraphId')),
  requiresConfirmation: true,
});

export const readReturnedFile = action(returned.readReturnedFile, {
  input: async (form) => ({
    delegation: text(form, 'delegation'),
    textId: text(form, 'textId'),
    language: text(form, 'language'),
    file: await fileIn(form),
  }),
  to: (_, form) => back(form),
  requiresConfirmation: true,
});

export const submitProposal = action(drafts.submitProposal, {
  input: (form) => ({ ...own(form), expectedVersion: text(form, 'expectedVersion') }),
  to: (_, form) => back(form, text(form, 'paragraphId')),
  requiresConfirmation: true,
});

export const supportProposal = action(supports.supportProposal, {
  input: own,
  to: (_, form) => back(form, text(form, 'paragraphId')),
  requiresConfirmation: true,
});

export const endSupport = action(supports.endSupport, {
  input: own,
  to: (_, form) => back(form, text(form, 'paragraphId')),
  requiresConfirmation: true,
});

export const withdrawProposal = action(supports.withdrawProposal, {
  input: own,
  to: (_, form) => back(form, text(form, 'paragraphId')),
  requiresConfirmation: true,
});

export const keepNote = action(notes.keepNote, {
  input: (form) => ({
    ...own(form),
    textId: text(form, 'textId'),
    paragraphId: text(form, 'paragraphId'),
    documentId: text(form, 'documentId'),
    words: text(form, 'words'),
  }),
  to: (_, form) => back(form, text(form, 'paragraphId')),
});

export const removeNote = action(notes.removeNote, {
  input: own,
  to: (_, form) => back(form, text(form, 'paragraphId')),
});

/** What changes the text, or what is established of it, is shown once more: the projector and every open desk follow at once. */
export const agreeParagraph = action(decisions.agreeParagraph, {
  input: onParagraph,
  to: next,
  requiresConfirmation: true,
});
export const reopenParagraph = action(decisions.reopenParagraph, {
  input: onParagraph,
  to: next,
  requiresConfirmation: true,
});
export const keepBracketed = action(decisions.keepBracketed, { input: onParagraph, to: next });
export const takeProposal = action(settled.takeProposal, { input: onProposal, to: next, requiresConfirmation: true });
export const returnProposal = action(settled.returnProposal, {
  input: (form) => ({ ...onProposal(form), reason: text(form, 'reason') }),
  to: next,
  requiresConfirmation: true,
});
export const noteComment = action(settled.noteComment, {
  input: (form) => ({ ...onProposal(form), answer: text(form, 'answer') }),
  to: next,
  requiresConfirmation: true,
});
export const mergeProposals = action(decisions.mergeProposals, {
  input: (form) => ({
    ...onParagraph(form),
    words: wordsOf(form, 'words'),
    stand: chosenOf(form, 'stand'),
    proposals: chosenOf(form, 'proposals'),
  }),
  to: next,
  requiresConfirmation: true,
});
export const showParagraph = action(decisions.showParagraph, {
  input: (form) => ({ id: text(form, 'id'), paragraphId: text(form, 'paragraphId') }),
  to: next,
});

/** The one file of a form, or an empty one where none was chosen. */
async function fileIn(form: FormData) {
  const file = form.get('file');
  return file instanceof File
    ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
    : { name: '', bytes: new Uint8Array() };
}

function subject(form: FormData) {
  return { id: text(form, 'id'), expectedVersion: text(form, 'expectedVersion') };
}

function own(form: FormData) {
  return { delegation: text(form, 'delegation'), id: text(form, 'id') };
}

function onParagraph(form: FormData) {
  return { ...subject(form), paragraphId: text(form, 'paragraphId') };
}

function onProposal(form: FormData) {
  return { ...subject(form), proposalId: text(form, 'proposalId') };
}

/** The page that a form stands on, in the language in which the text was read there; at a paragraph, where one is named. */
function back(form: FormData, paragraph?: string | null): string {
  const room = text(form, 'room') === 'staff' ? '/staff/text' : '/desk/agreement';
  const id = text(form, 'textId') || text(form, 'id');
  const read = new URLSearchParams();
  if (/^[A-Za-z-]{2,35}$/.test(text(form, 'reading'))) read.set('language', text(form, 'reading'));
  if (paragraph && isUuid(paragraph)) read.set('paragraph', paragraph);
  const query = read.size > 0 ? `?${read}` : '';
  return `${room}/${encodeURIComponent(id)}${query}${paragraph ? `#p-${encodeURIComponent(paragraph)}` : ''}`;
}

/** Back to the paragraph that was decided. */
function next(value: { paragraphId: string | null }, form: FormData): string {
  return back(form, value.paragraphId ?? text(form, 'paragraphId'));
}
