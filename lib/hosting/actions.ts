'use server';
import { action } from '#lib/action.ts';
import * as commands from '#lib/hosting/commands.ts';
import { text, wordsOf } from '#lib/kernel/form.ts';

export const recordArrangement = action(commands.recordArrangement, {
  input: (form) => ({
    id: text(form, 'id'),
    seen: form.has('seen') ? text(form, 'seen') : undefined,
    kind: text(form, 'kind'),
    host: text(form, 'host'),
    seat: wordsOf(form, 'seat'),
    stage: text(form, 'stage'),
    on: text(form, 'on'),
    instrument: text(form, 'instrument'),
    note: text(form, 'note'),
  }),
  to: ({ id }) => `/office/hosting/${id}`,
  solemn: true,
});
