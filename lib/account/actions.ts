'use server';
import * as commands from '#lib/account/commands.ts';
import { invitationAddress } from '#lib/account/door.ts';
import type { Invitation } from '#lib/account/invitation/commands.ts';
import { accountAddress } from '#lib/account/rules.ts';
import { text } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import { shownEmail } from '#lib/language/email-address.ts';
import { formatInstant, type Locale } from '#lib/language/language.ts';

type Opened = { email: string; invitation: Invitation | null };

/** The address that is handed over, and until when it is good, as people read both. */
const shownOnce = ({ email, invitation }: Opened, locale: Locale): Record<string, string> => ({
  email: shownEmail(email),
  ...(invitation && {
    address: invitationAddress(locale, invitation.token),
    until: formatInstant(locale, invitation.until, invitation.zone),
  }),
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
  to: ({ id }, form) => accountAddress(text(form, 'room'), id),
  requiresConfirmation: true,
});

export const enableAccount = action(commands.enableAccount, {
  input: (form) => ({ id: text(form, 'id'), expectedVersion: text(form, 'expectedVersion') }),
  to: ({ id }, form) => accountAddress(text(form, 'room'), id),
});

export const endSessions = action(commands.endSessions, {
  input: (form) => ({ id: text(form, 'id') }),
  to: ({ id }, form) => accountAddress(text(form, 'room'), id),
  requiresConfirmation: true,
});

/** One choice names a State by its code or an organization as 'org:' and its acronym. */
const actsForOf = (value: string) =>
  value.startsWith('org:') ? { iso3: '', acronym: value.slice(4) } : { iso3: value, acronym: '' };
