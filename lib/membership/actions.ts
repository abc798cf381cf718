'use server';
import { action } from '#lib/action.ts';
import { text } from '#lib/kernel/form.ts';
import * as commands from '#lib/membership/commands.ts';

export const recordMembership = action(commands.recordMembership, {
  input: (form) => ({
    participant: text(form, 'participant'),
    status: text(form, 'status'),
    from: text(form, 'from'),
    to: '',
    instrument: text(form, 'instrument'),
    note: text(form, 'note'),
    seen: text(form, 'seen'),
  }),
  to: (_value, form) => `/office/membership/${encodeURIComponent(text(form, 'participant'))}`,
  solemn: true,
});
