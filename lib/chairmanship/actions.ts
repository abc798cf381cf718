'use server';
import { boundIn, text } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/chairmanship/commands.ts';
import * as term from '#lib/chairmanship/term/commands.ts';

const to = () => '/staff/chairmanship';
const confirmed = { to, requiresConfirmation: true };
const seen = (form: FormData) => ({ id: text(form, 'id'), expectedVersion: text(form, 'expectedVersion') });
const period = (form: FormData, kind: 'nominal' | 'actual') => ({
  from: boundIn(form, `${kind}.from`),
  to: boundIn(form, `${kind}.to`),
});

export const designateChair = action(commands.designateChair, {
  input: (form) => ({
    office: text(form, 'office'),
    participant: text(form, 'participant'),
    nominalFrom: text(form, 'nominalFrom'),
    nominalTo: text(form, 'nominalTo'),
    instrument: text(form, 'instrument'),
  }),
  ...confirmed,
});

export const confirmHandOver = action(commands.confirmHandOver, {
  input: (form) => ({
    ...seen(form),
    leaving: text(form, 'leaving'),
    on: text(form, 'on'),
    conferenceId: text(form, 'conferenceId'),
  }),
  ...confirmed,
});

export const recordTerm = action(commands.recordTerm, {
  input: (form) => ({
    office: text(form, 'office'),
    participant: text(form, 'participant'),
    nominal: period(form, 'nominal'),
    actual: period(form, 'actual'),
    instrument: text(form, 'instrument'),
    note: text(form, 'note'),
  }),
  ...confirmed,
});

export const declineTerm = action(term.declineTerm, {
  input: (form) => ({ ...seen(form), instrument: text(form, 'instrument') }),
  ...confirmed,
});

export const extendTerm = action(term.extendTerm, {
  input: (form) => ({ ...seen(form), to: text(form, 'to'), instrument: text(form, 'instrument') }),
  ...confirmed,
});

export const correctTerm = action(term.correctTerm, {
  input: (form) => ({
    ...seen(form),
    participant: text(form, 'participant'),
    nominal: period(form, 'nominal'),
    actual: period(form, 'actual'),
    instrument: text(form, 'instrument'),
    note: text(form, 'note'),
    source: text(form, 'source'),
    reason: text(form, 'reason'),
  }),
  ...confirmed,
});

export const annulTerm = action(term.annulTerm, {
  input: (form) => ({ ...seen(form), reason: text(form, 'reason') }),
  ...confirmed,
});
