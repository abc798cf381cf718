'use server';
import { text } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/mail/commands.ts';

const input = (form: FormData) => ({ id: text(form, 'id'), expectedVersion: text(form, 'expectedVersion') });

export const retryMail = action(commands.retryMail, { input, to: ({ id }) => `/staff/mail/${id}` });
export const dropMail = action(commands.dropMail, { input, to: ({ id }) => `/staff/mail/${id}` });
