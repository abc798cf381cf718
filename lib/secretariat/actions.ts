'use server';
import { chosenOf, text, wordsOf } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/secretariat/commands.ts';

const facts = (form: FormData) => ({
  kind: text(form, 'kind'),
  hosts: chosenOf(form, 'hosts'),
  runners: chosenOf(form, 'runners'),
  seat: wordsOf(form, 'seat'),
  from: text(form, 'from'),
  to: text(form, 'to'),
  funding: wordsOf(form, 'funding'),
  note: text(form, 'note'),
});
const subject = (form: FormData) => ({
  id: text(form, 'id'),
  expectedVersion: text(form, 'expectedVersion'),
  reason: text(form, 'reason'),
});
const back = ({ id }: { id: string }) => `/staff/secretariat/${id}`;

export const recordArrangement = action(commands.recordArrangement, {
  input: (form) => ({
    ...facts(form),
    id: text(form, 'id'),
    expectedVersion: form.has('expectedVersion') ? text(form, 'expectedVersion') : undefined,
    stage: text(form, 'stage'),
    on: text(form, 'on'),
    instrument: text(form, 'instrument'),
  }),
  to: back,
  requiresConfirmation: true,
});

export const correctArrangement = action(commands.correctArrangement, {
  input: (form) => ({ ...facts(form), ...subject(form) }),
  to: back,
  requiresConfirmation: true,
});
export const correctArrangementStep = action(commands.correctArrangementStep, {
  input: (form) => ({
    ...subject(form),
    step: text(form, 'step'),
    on: text(form, 'on'),
    instrument: text(form, 'instrument'),
  }),
  to: back,
  requiresConfirmation: true,
});
export const annulArrangementStep = action(commands.annulArrangementStep, {
  input: subject,
  to: back,
  requiresConfirmation: true,
});
export const annulArrangement = action(commands.annulArrangement, {
  input: subject,
  to: () => '/staff/secretariat',
  requiresConfirmation: true,
});
