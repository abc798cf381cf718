'use server';
import { text } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/source/commands.ts';

export const holdClaim = action(commands.holdClaim, {
  input: (form) => ({
    id: text(form, 'id'),
    expectedVersion: text(form, 'expectedVersion'),
    reason: text(form, 'reason'),
  }),
  to: () => '/staff/claim',
});
