'use server';
import { text } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/source/staff/commands.ts';

const seen = (form: FormData) => ({
  key: text(form, 'key-of'),
  expectedVersion: text(form, 'expectedVersion'),
  reason: text(form, 'reason'),
});

export const correctSource = action(commands.correctSource, {
  input: (form) => ({
    ...seen(form),
    publisher: text(form, 'publisher'),
    title: text(form, 'title'),
    date: text(form, 'date'),
    url: text(form, 'url'),
  }),
  to: ({ key }) => `/staff/claim/source/${encodeURIComponent(key)}`,
  requiresConfirmation: true,
});

export const removeSource = action(commands.removeSource, {
  input: seen,
  to: () => '/staff/claim/source',
  requiresConfirmation: true,
});
