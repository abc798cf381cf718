'use server';
import { text, wordsOf } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/secretariat/commands.ts';

export const recordArrangement = action(commands.recordArrangement, {
  input: (form) => ({
    id: text(form, 'id'),
    expectedVersion: form.has('expectedVersion') ? text(form, 'expectedVersion') : undefined,
    kind: text(form, 'kind'),
    host: text(form, 'host'),
    seat: wordsOf(form, 'seat'),
    stage: text(form, 'stage'),
    on: text(form, 'on'),
    instrument: text(form, 'instrument'),
    note: text(form, 'note'),
  }),
  to: ({ id }) => `/staff/secretariat/${id}`,
  requiresConfirmation: true,
});
