'use server';
import { text } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/membership/commands.ts';

export const recordMembership = action(commands.recordMembership, {
  input: (form) => ({
    participant: text(form, 'participant'),
    status: text(form, 'status'),
    from: text(form, 'from'),
    to: '',
    instrument: text(form, 'instrument'),
    note: text(form, 'note'),
    expectedVersion: text(form, 'expectedVersion'),
  }),
  to: (_value, form) => `/staff/membership/${encodeURIComponent(text(form, 'participant'))}`,
  requiresConfirmation: true,
});
