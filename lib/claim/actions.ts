'use server';
import { sourceIn, text } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/claim/commands.ts';
import { recordClaim as record } from '#lib/source/commands.ts';

export const acceptClaim = action(commands.acceptClaim, {
  input: (form) => ({
    id: text(form, 'id'),
    expectedVersion: text(form, 'expectedVersion'),
    reason: text(form, 'reason'),
  }),
  to: () => '/staff/claim',
  requiresConfirmation: true,
});

export const recordClaim = action(record, {
  input: (form) => ({
    noun: text(form, 'noun'),
    subjectId: text(form, 'subjectId'),
    field: text(form, 'field'),
    value: text(form, 'value'),
    kind: text(form, 'kind'),
    ...sourceIn(form),
    note: text(form, 'note'),
  }),
  to: () => '/staff/claim',
});
