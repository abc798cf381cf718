'use server';
import { text, wordsOf } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/conference/commands.ts';

const facts = (form: FormData) => ({
  body: text(form, 'body'),
  ordinal: text(form, 'ordinal'),
  title: wordsOf(form, 'title'),
  from: text(form, 'from'),
  to: text(form, 'to'),
  city: wordsOf(form, 'city'),
  host: text(form, 'host'),
  mode: text(form, 'mode'),
  venue: text(form, 'venue'),
  zone: text(form, 'zone'),
  organiser: text(form, 'organiser'),
  theme: text(form, 'theme'),
  note: text(form, 'note'),
});
const subject = (form: FormData) => ({ id: text(form, 'id'), expectedVersion: text(form, 'expectedVersion') });
const back = ({ id }: { id: string }) => `/staff/conference/${id}`;

export const addConference = action(commands.addConference, { input: facts, to: back });

export const reviseConference = action(commands.reviseConference, {
  input: (form) => ({ ...facts(form), ...subject(form) }),
  to: back,
});

export const announceConference = action(commands.announceConference, { input: subject, to: back });
/** Asked once more: a conference that is open or closed is so before everybody, and there is no way back. */
export const openConference = action(commands.openConference, { input: subject, to: back, requiresConfirmation: true });
export const closeConference = action(commands.closeConference, {
  input: subject,
  to: back,
  requiresConfirmation: true,
});
export const cancelConference = action(commands.cancelConference, {
  input: subject,
  to: back,
  requiresConfirmation: true,
});

export const addAgendaItem = action(commands.addAgendaItem, {
  input: (form) => ({
    conferenceId: text(form, 'conferenceId'),
    number: text(form, 'number'),
    title: wordsOf(form, 'title'),
  }),
  to: (_value, form) => `/staff/conference/${text(form, 'conferenceId')}`,
});
