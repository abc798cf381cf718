'use server';
import { text, wordsOf } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/news/commands.ts';

export const publishNews = action(commands.publishNews, {
  input: release,
  to: ({ id }) => `/staff/news/${id}`,
  requiresConfirmation: true,
});

export const correctNews = action(commands.correctNews, {
  input: (form) => ({ ...subject(form), ...release(form), reason: text(form, 'reason') }),
  to: ({ id }) => `/staff/news/${id}`,
  requiresConfirmation: true,
});

export const withdrawNews = action(commands.withdrawNews, {
  input: (form) => ({ ...subject(form), reason: text(form, 'reason') }),
  to: ({ id }) => `/staff/news/${id}`,
  requiresConfirmation: true,
});

export const reinstateNews = action(commands.reinstateNews, {
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
    headline: wordsOf(form, 'headline'),
    body: wordsOf(form, 'body'),
    conferenceId: text(form, 'conferenceId'),
  };
}
