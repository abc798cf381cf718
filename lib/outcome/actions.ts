'use server';
import { text, wordsOf } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as adopted from '#lib/outcome/adopted/commands.ts';
import * as commands from '#lib/outcome/commands.ts';

export const publishOutcome = action(commands.publishOutcome, {
  input: (form) => ({ ...facts(form), adoptedOn: text(form, 'adoptedOn') }),
  to: ({ id }) => `/staff/outcome/${id}`,
  requiresConfirmation: true,
});

export const publishAdopted = action(adopted.publishAdopted, {
  input: (form) => ({ id: text(form, 'id'), summary: wordsOf(form, 'summary') }),
  to: ({ id }) => `/staff/outcome/${id}`,
  requiresConfirmation: true,
});

export const correctOutcome = action(commands.correctOutcome, {
  input: (form) => ({
    ...subject(form),
    ...facts(form),
    adoptedOn: text(form, 'adoptedOn') || undefined,
    note: text(form, 'note'),
    source: text(form, 'source'),
    reason: text(form, 'reason'),
  }),
  to: ({ id }) => `/staff/outcome/${id}`,
  requiresConfirmation: true,
});

export const withdrawOutcome = action(commands.withdrawOutcome, {
  input: (form) => ({ ...subject(form), reason: text(form, 'reason') }),
  to: ({ id }) => `/staff/outcome/${id}`,
  requiresConfirmation: true,
});

export const reinstateOutcome = action(commands.reinstateOutcome, {
  input: (form) => ({ ...subject(form), reason: text(form, 'reason') }),
  to: ({ id }) => `/staff/outcome/${id}`,
  requiresConfirmation: true,
});

function subject(form: FormData) {
  return { id: text(form, 'id'), expectedVersion: text(form, 'expectedVersion') };
}

/** What a form says of an outcome, published or to be. */
function facts(form: FormData) {
  return {
    conferenceId: text(form, 'conferenceId'),
    kind: text(form, 'kind'),
    title: wordsOf(form, 'title'),
    summary: wordsOf(form, 'summary'),
    releasedId: text(form, 'releasedId'),
    instrument: text(form, 'instrument'),
    validFrom: text(form, 'validFrom'),
    validTo: text(form, 'validTo'),
    replaces: text(form, 'replaces'),
    alsoOf: text(form, 'alsoOf'),
    alsoOfUrl: text(form, 'alsoOfUrl'),
    textUrl: text(form, 'textUrl'),
    ownTranslation: text(form, 'ownTranslation').split(' ').filter(Boolean),
  };
}
