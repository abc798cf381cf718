'use server';
import * as commands from '#lib/account/commands.ts';
import { text } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';

type Details = { email: string; password: string; totpSecret: string; otpauth: string };

/** The secret in groups of four, as people type it. */
const shownOnce = ({ email, password, totpSecret, otpauth }: Details) => ({
  email,
  password,
  totpSecret: totpSecret.replaceAll(/(.{4})(?=.)/g, '$1 '),
  otpauth,
});

export const openAccount = action(commands.openAccount, {
  input: (form) => ({
    email: text(form, 'email'),
    name: text(form, 'name'),
    role: text(form, 'role'),
    ...actsForOf(text(form, 'iso3')),
  }),
  once: shownOnce,
});

export const renewSignIn = action(commands.renewSignIn, {
  input: (form) => ({ id: text(form, 'id'), expectedVersion: text(form, 'expectedVersion') }),
  once: shownOnce,
  requiresConfirmation: true,
});

export const disableAccount = action(commands.disableAccount, {
  input: (form) => ({ id: text(form, 'id'), expectedVersion: text(form, 'expectedVersion') }),
  to: ({ id }) => `/staff/account/${id}`,
  requiresConfirmation: true,
});

export const enableAccount = action(commands.enableAccount, {
  input: (form) => ({ id: text(form, 'id'), expectedVersion: text(form, 'expectedVersion') }),
  to: ({ id }) => `/staff/account/${id}`,
});

/** One choice names a State by its code or an organization as 'org:' and its acronym. */
const actsForOf = (value: string) =>
  value.startsWith('org:') ? { iso3: '', acronym: value.slice(4) } : { iso3: value, acronym: '' };
