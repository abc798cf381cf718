'use server';
import { chosenOf, text, wordsOf } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/commitment/commands.ts';

const to = ({ id }: { id: string }): string => `/staff/commitment/${id}`;

export const addCommitment = action(commands.addCommitment, {
  input: (form) => ({ outcomeId: text(form, 'outcomeId'), textId: text(form, 'textId'), ...facts(form) }),
  to,
  requiresConfirmation: true,
});

export const correctCommitment = action(commands.correctCommitment, {
  input: (form) => ({ ...subject(form), ...facts(form), reason: text(form, 'reason') }),
  to,
  requiresConfirmation: true,
});

export const supersedeCommitment = action(commands.supersedeCommitment, {
  input: (form) => ({ ...subject(form), by: text(form, 'by') }),
  to,
  requiresConfirmation: true,
});

export const withdrawCommitment = action(commands.withdrawCommitment, {
  input: (form) => ({ ...subject(form), reason: text(form, 'reason') }),
  to,
  requiresConfirmation: true,
});

function subject(form: FormData) {
  return { id: text(form, 'id'), expectedVersion: text(form, 'expectedVersion') };
}

/** What a form says of a commitment. */
function facts(form: FormData) {
  return {
    paragraphId: text(form, 'paragraphId'),
    place: text(form, 'place'),
    words: wordsOf(form, 'words'),
    actors: chosenOf(form, 'actors'),
    due: text(form, 'due'),
    indicator: wordsOf(form, 'indicator'),
  };
}
