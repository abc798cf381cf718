'use server';
import { chosenOf, text, wordsOf } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/news/commands.ts';
import * as step from '#lib/news/step/commands.ts';

export const publishNews = action(commands.publishNews, {
  input: (form) => ({ ...release(form), publicFrom: text(form, 'publicFrom') }),
  to: ({ id }) => `/staff/news/${id}`,
  requiresConfirmation: true,
  done: ({ isScheduled }) => (isScheduled ? 'scheduleNews' : 'publishNews'),
});

export const correctNews = action(commands.correctNews, {
  input: (form) => ({ ...subject(form), ...release(form), reason: text(form, 'reason') }),
  to: ({ id }) => `/staff/news/${id}`,
  requiresConfirmation: true,
});

export const withdrawNews = action(step.withdrawNews, {
  input: (form) => ({ ...subject(form), reason: text(form, 'reason') }),
  to: ({ id }) => `/staff/news/${id}`,
  requiresConfirmation: true,
});

export const reinstateNews = action(step.reinstateNews, {
  input: (form) => ({ ...subject(form), reason: text(form, 'reason') }),
  to: ({ id }) => `/staff/news/${id}`,
  requiresConfirmation: true,
});

export const scheduleNews = action(step.scheduleNews, {
  input: (form) => ({ ...subject(form), publicFrom: text(form, 'publicFrom') }),
  to: ({ id }) => `/staff/news/${id}`,
  requiresConfirmation: true,
});

export const callOffNews = action(step.callOffNews, {
  input: (form) => ({ ...subject(form), reason: text(form, 'reason') }),
  to: ({ id }) => `/staff/news/${id}`,
  requiresConfirmation: true,
});

function subject(form: FormData) {
  return { id: text(form, 'id'), expectedVersion: text(form, 'expectedVersion') };
}

function release(form: FormData) {
  return {
    date: text(form, 'date'),
    number: text(form, 'number'),
    headline: wordsOf(form, 'headline'),
    lead: wordsOf(form, 'lead'),
    body: wordsOf(form, 'body'),
    contacts: wordsOf(form, 'contacts'),
    conferenceId: text(form, 'conferenceId'),
    source: text(form, 'source'),
    ownTranslation: chosenOf(form, 'ownTranslation'),
    attachments: chosenOf(form, 'attachments'),
  };
}
