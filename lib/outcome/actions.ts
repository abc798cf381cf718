'use server';
import { text, wordsOf } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/outcome/commands.ts';

export const publishOutcome = action(commands.publishOutcome, {
  input: (form) => ({
    conferenceId: text(form, 'conferenceId'),
    kind: text(form, 'kind'),
    title: wordsOf(form, 'title'),
    summary: wordsOf(form, 'summary'),
    adoptedOn: text(form, 'adoptedOn'),
    releasedId: text(form, 'releasedId'),
    instrument: text(form, 'instrument'),
  }),
  to: () => '/staff/outcome',
  requiresConfirmation: true,
});
