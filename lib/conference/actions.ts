'use server';
import { chosenOf, text, wordsOf } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as agenda from '#lib/conference/agenda/commands.ts';
import * as commands from '#lib/conference/commands.ts';
import * as statement from '#lib/conference/statement/commands.ts';
import * as step from '#lib/conference/step/commands.ts';

const facts = (form: FormData) => ({
  body: text(form, 'body'),
  ordinal: text(form, 'ordinal'),
  title: wordsOf(form, 'title'),
  from: text(form, 'from'),
  to: text(form, 'to'),
  dateNote: wordsOf(form, 'dateNote'),
  inferred: text(form, 'inferred'),
  opensAt: text(form, 'opensAt'),
  city: wordsOf(form, 'city'),
  country: wordsOf(form, 'country'),
  mode: text(form, 'mode'),
  venue: wordsOf(form, 'venue'),
  zone: text(form, 'zone'),
  hosts: chosenOf(form, 'hosts'),
  chairs: chosenOf(form, 'chairs'),
  observers: chosenOf(form, 'observers'),
  organiser: wordsOf(form, 'organiser'),
  financedBy: wordsOf(form, 'financedBy'),
  support: wordsOf(form, 'support'),
  theme: wordsOf(form, 'theme'),
  confidentiality: wordsOf(form, 'confidentiality'),
  note: wordsOf(form, 'note'),
});
const subject = (form: FormData) => ({ id: text(form, 'id'), expectedVersion: text(form, 'expectedVersion') });
const back = ({ id }: { id: string }) => `/staff/conference/${id}`;
const whole = ({ conferenceId }: { conferenceId: string }) => `/staff/conference/${conferenceId}`;

/** Asked once more where its days are past, or far off. */
export const addConference = action(commands.addConference, {
  input: facts,
  to: back,
  requiresConfirmation: 'when-cautioned',
});

export const reviseConference = action(commands.reviseConference, {
  input: (form) => ({ ...facts(form), ...subject(form), source: text(form, 'source'), reason: text(form, 'reason') }),
  to: back,
  requiresConfirmation: 'when-cautioned',
});

export const announceConference = action(step.announceConference, {
  input: subject,
  to: back,
  requiresConfirmation: 'when-cautioned',
});
/** Asked once more: a conference that is open or closed is so before everybody. */
export const openConference = action(step.openConference, { input: subject, to: back, requiresConfirmation: true });
export const closeConference = action(step.closeConference, { input: subject, to: back, requiresConfirmation: true });
export const cancelConference = action(step.cancelConference, { input: subject, to: back, requiresConfirmation: true });
export const postponeConference = action(step.postponeConference, {
  input: (form) => ({
    ...subject(form),
    from: text(form, 'from'),
    to: text(form, 'to'),
    reason: text(form, 'reason'),
  }),
  to: back,
  requiresConfirmation: true,
});
export const takeBackStep = action(step.takeBackStep, {
  input: (form) => ({ ...subject(form), reason: text(form, 'reason') }),
  to: back,
  requiresConfirmation: true,
});
export const annulConference = action(step.annulConference, {
  input: (form) => ({ ...subject(form), reason: text(form, 'reason') }),
  to: () => '/staff/conference',
  requiresConfirmation: true,
});

export const addAgendaItem = action(agenda.addAgendaItem, {
  input: (form) => ({
    conferenceId: text(form, 'conferenceId'),
    number: text(form, 'number'),
    title: wordsOf(form, 'title'),
    reason: text(form, 'reason'),
  }),
  to: (_value, form) => `/staff/conference/${text(form, 'conferenceId')}`,
});
export const correctAgendaItem = action(agenda.correctAgendaItem, {
  input: (form) => ({
    ...subject(form),
    number: text(form, 'number'),
    title: wordsOf(form, 'title'),
    reason: text(form, 'reason'),
  }),
  to: whole,
});
export const moveAgendaItem = action(agenda.moveAgendaItem, {
  input: (form) => ({ ...subject(form), to: text(form, 'to') }),
  to: whole,
});
export const removeAgendaItem = action(agenda.removeAgendaItem, {
  input: (form) => ({ ...subject(form), reason: text(form, 'removal') }),
  called: { reason: 'removal' },
  to: whole,
  requiresConfirmation: true,
});

const saidOfStatement = (form: FormData) => ({
  speaker: wordsOf(form, 'speaker'),
  office: wordsOf(form, 'office'),
  participant: text(form, 'participant'),
  onBehalfOf: wordsOf(form, 'onBehalfOf'),
  gist: wordsOf(form, 'gist'),
  source: text(form, 'source'),
  ownTranslation: chosenOf(form, 'ownTranslation'),
});

/** Asked once more: a conference that is announced has its statements before everybody. */
export const recordStatement = action(statement.recordStatement, {
  input: (form) => ({ conferenceId: text(form, 'conferenceId'), ...saidOfStatement(form) }),
  to: whole,
  requiresConfirmation: true,
});
export const correctStatement = action(statement.correctStatement, {
  input: (form) => ({ ...subject(form), ...saidOfStatement(form), reason: text(form, 'reason') }),
  to: whole,
  requiresConfirmation: true,
});
export const moveStatement = action(statement.moveStatement, {
  input: (form) => ({ ...subject(form), to: text(form, 'to') }),
  to: whole,
  requiresConfirmation: true,
});
export const annulStatement = action(statement.annulStatement, {
  input: (form) => ({ ...subject(form), reason: text(form, 'annulment') }),
  called: { reason: 'annulment' },
  to: whole,
  requiresConfirmation: true,
});
