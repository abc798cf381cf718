'use server';
import * as commands from '#lib/account/own/commands.ts';
import { sessionToken } from '#lib/account/session.ts';
import { text } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';

export const changePassword = action(commands.changePassword, {
  input: async (form) => ({
    id: text(form, 'id'),
    password: text(form, 'password'),
    newPassword: text(form, 'newPassword'),
    again: text(form, 'again'),
    session: await sessionToken(),
  }),
  to: () => '/account',
});

export const changeSecondFactor = action(commands.changeSecondFactor, {
  input: async (form) => ({
    id: text(form, 'id'),
    password: text(form, 'password'),
    code: text(form, 'code'),
    newCode: text(form, 'newCode'),
    seed: text(form, 'seed'),
    session: await sessionToken(),
  }),
  to: () => '/account',
});

export const endOwnSession = action(commands.endOwnSession, {
  input: (form) => ({ session: text(form, 'session') }),
  to: () => '/account',
});
