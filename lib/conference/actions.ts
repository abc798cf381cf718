'use server';
import { action } from '#lib/action.ts';
import * as commands from '#lib/conference/commands.ts';
import { text, wordsOf } from '#lib/kernel/form.ts';

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
const seen = (form: FormData) => ({ id: text(form, 'id'), seen: text(form, 'seen') });
const back = ({ id }: { id: string }) => `/office/conference/${id}`;

export const addConference = action(commands.addConference, { input: facts, to: back });

export const reviseConference = action(commands.reviseConference, {
  input: (form) => ({ ...facts(form), ...seen(form) }),
  to: back,
});

export const announceConference = action(commands.announceConference, { input: seen, to: back });
export const openConference = action(commands.openConference, { input: seen, to: back });
export const closeConference = action(commands.closeConference, { input: seen, to: back });
export const cancelConference = action(commands.cancelConference, { input: seen, to: back, solemn: true });

export const addAgendaItem = action(commands.addAgendaItem, {
  input: (form) => ({
    conferenceId: text(form, 'conferenceId'),
    number: text(form, 'number'),
    title: wordsOf(form, 'title'),
  }),
  to: (_value, form) => `/office/conference/${text(form, 'conferenceId')}`,
});
