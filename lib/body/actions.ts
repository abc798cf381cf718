'use server';
import { text, wordsOf } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/body/commands.ts';
import * as member from '#lib/body/member/commands.ts';
import * as office from '#lib/body/office/commands.ts';

const toBody = ({ body }: { body: string }) => `/staff/body/${encodeURIComponent(body)}`;
const toOwn = ({ key }: { key: string }) => `/staff/body/${encodeURIComponent(key)}`;
const toOffice = ({ body }: { body: string | null }) =>
  body === null ? '/staff/chairmanship' : `/staff/body/${encodeURIComponent(body)}`;

const facts = (form: FormData) => ({
  code: text(form, 'code'),
  name: wordsOf(form, 'name'),
  parent: text(form, 'parent'),
  termsOfReference: text(form, 'termsOfReference'),
  source: text(form, 'source'),
  mandateFrom: text(form, 'mandateFrom'),
  mandateTo: text(form, 'mandateTo'),
  restricted: text(form, 'restricted') === 'yes',
});
const keyed = (form: FormData) => ({
  key: text(form, 'key-of'),
  expectedVersion: text(form, 'expectedVersion'),
  reason: text(form, 'reason'),
});
const seen = (form: FormData) => ({ id: text(form, 'id'), expectedVersion: text(form, 'expectedVersion') });
const part = (form: FormData) => ({
  part: text(form, 'part'),
  from: text(form, 'from'),
  to: text(form, 'to'),
  instrument: text(form, 'instrument'),
  note: text(form, 'note'),
});

export const addBody = action(commands.addBody, { input: facts, to: toOwn });

export const correctBody = action(commands.correctBody, {
  input: (form) => ({ ...keyed(form), ...facts(form) }),
  to: toOwn,
  requiresConfirmation: true,
});

export const annulBody = action(commands.annulBody, {
  input: keyed,
  to: () => '/staff/body',
  requiresConfirmation: true,
});

export const recordBodyMember = action(member.recordBodyMember, {
  input: (form) => ({ ...part(form), body: text(form, 'body'), participant: text(form, 'participant') }),
  to: toBody,
  requiresConfirmation: true,
});

export const endBodyMember = action(member.endBodyMember, {
  input: (form) => ({ ...seen(form), to: text(form, 'to'), instrument: text(form, 'instrument') }),
  to: toBody,
  requiresConfirmation: true,
});

export const correctBodyMember = action(member.correctBodyMember, {
  input: (form) => ({ ...seen(form), ...part(form), reason: text(form, 'reason') }),
  to: toBody,
  requiresConfirmation: true,
});

export const annulBodyMember = action(member.annulBodyMember, {
  input: (form) => ({ ...seen(form), reason: text(form, 'reason') }),
  to: toBody,
  requiresConfirmation: true,
});

export const addOffice = action(office.addOffice, {
  input: (form) => ({
    name: wordsOf(form, 'name'),
    body: text(form, 'body'),
    joint: text(form, 'joint') === 'yes',
  }),
  to: toOffice,
});

export const correctOffice = action(office.correctOffice, {
  input: (form) => ({ ...keyed(form), name: wordsOf(form, 'name'), joint: text(form, 'joint') === 'yes' }),
  to: toOffice,
  requiresConfirmation: true,
});

export const annulOffice = action(office.annulOffice, {
  input: keyed,
  to: toOffice,
  requiresConfirmation: true,
});
