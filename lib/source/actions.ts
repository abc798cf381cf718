'use server';
import { action } from '#lib/action.ts';
import { text } from '#lib/kernel/form.ts';
import * as commands from '#lib/source/commands.ts';

export const holdClaim = action(commands.holdClaim, {
  input: (form) => ({ id: text(form, 'id'), seen: text(form, 'seen'), reason: text(form, 'reason') }),
  to: () => '/office/claim',
});
