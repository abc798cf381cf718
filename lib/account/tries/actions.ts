'use server';
import { accountAddress } from '#lib/account/rules.ts';
import * as commands from '#lib/account/tries/commands.ts';
import { text } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';

export const liftSignInLock = action(commands.liftSignInLock, {
  input: (form) => ({ id: text(form, 'id') }),
  to: ({ id }, form) => accountAddress(text(form, 'room'), id),
});
