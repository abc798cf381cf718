'use server';
import { text, wordsOf } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as adoptions from '#lib/adoption/commands.ts';
import * as late from '#lib/adoption/late/commands.ts';
import * as positions from '#lib/adoption/position/commands.ts';
import * as silences from '#lib/adoption/silence/commands.ts';

export const adoptText = action(adoptions.adoptText, {
  input: (form) => ({ id: text(form, 'id'), expectedVersion: text(form, 'expectedVersion'), at: text(form, 'at') }),
  to: back,
  requiresConfirmation: true,
});

export const proposeSilence = action(silences.proposeSilence, {
  input: (form) => ({
    id: text(form, 'id'),
    expectedVersion: text(form, 'expectedVersion'),
    expiresAt: text(form, 'expiresAt'),
  }),
  to: back,
  requiresConfirmation: true,
});

export const extendSilence = action(silences.extendSilence, {
  input: (form) => ({ id: text(form, 'id'), expiresAt: text(form, 'expiresAt') }),
  to: back,
  requiresConfirmation: true,
});

export const withdrawSilence = action(silences.withdrawSilence, {
  input: (form) => ({ id: text(form, 'id'), reason: text(form, 'reason') }),
  to: back,
  requiresConfirmation: true,
});

export const breakSilence = action(silences.breakSilence, {
  input: (form) => ({
    id: text(form, 'id'),
    delegation: text(form, 'delegation'),
    kind: text(form, 'kind'),
    language: text(form, 'language'),
    words: text(form, 'words'),
  }),
  to: ({ procedureId }) => `/desk/receipt/silence/${procedureId}`,
  requiresConfirmation: true,
});

export const recordLateObjection = action(late.recordLateObjection, {
  input: (form) => ({
    id: text(form, 'id'),
    participant: text(form, 'participant'),
    kind: text(form, 'kind'),
    language: text(form, 'language'),
    words: text(form, 'words'),
    received: text(form, 'received'),
    receivedOn: text(form, 'receivedOn'),
  }),
  to: back,
  requiresConfirmation: true,
});

export const attachPosition = action(positions.attachPosition, {
  input: (form) => ({
    id: text(form, 'id'),
    delegation: text(form, 'delegation'),
    kind: text(form, 'kind'),
    language: text(form, 'language'),
    words: wordsOf(form, 'words'),
  }),
  to: ({ positionId }) => `/desk/receipt/position/${positionId}`,
  requiresConfirmation: true,
});

/** Back to the text, at how it is adopted. */
function back({ id }: { id: string }, form: FormData): string {
  return `${text(form, 'room') === 'staff' ? '/staff/text' : '/desk/agreement'}/${id}#adoption`;
}
