'use server';
import { boundIn, text } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/membership/commands.ts';
import * as corrections from '#lib/membership/correction/commands.ts';

/** `member`, or `member:word` in a word of the process. */
function statusOf(form: FormData) {
  const [status = '', word = ''] = text(form, 'status').split(':');
  return { status, word };
}

const toParticipant = (_value: unknown, form: FormData): string =>
  `/staff/membership/${encodeURIComponent(text(form, 'participant'))}`;

export const correctMembership = action(corrections.correctMembership, {
  input: (form) => ({
    id: text(form, 'id'),
    expectedVersion: text(form, 'expectedVersion'),
    ...statusOf(form),
    from: boundIn(form, 'from'),
    to: boundIn(form, 'to'),
    instrument: text(form, 'instrument'),
    note: text(form, 'note'),
    founding: text(form, 'founding') === 'yes',
    source: text(form, 'source'),
    reason: text(form, 'reason'),
  }),
  to: toParticipant,
  requiresConfirmation: true,
});

export const annulMembership = action(corrections.annulMembership, {
  input: (form) => ({
    id: text(form, 'id'),
    expectedVersion: text(form, 'expectedVersion'),
    reason: text(form, 'reason'),
  }),
  to: toParticipant,
  requiresConfirmation: true,
});

export const recordMembership = action(commands.recordMembership, {
  input: (form) => ({
    participant: text(form, 'participant'),
    ...statusOf(form),
    from: boundIn(form, 'from'),
    to: '',
    instrument: text(form, 'instrument'),
    note: text(form, 'note'),
    expectedVersion: text(form, 'expectedVersion'),
  }),
  to: toParticipant,
  requiresConfirmation: true,
});
