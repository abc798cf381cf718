'use server';
import { action } from '#lib/action.ts';
import { text, wordsOf } from '#lib/kernel/form.ts';
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
  to: () => '/office/outcome',
  solemn: true,
});
