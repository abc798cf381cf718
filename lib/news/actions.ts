'use server';
import { text, wordsOf } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/news/commands.ts';

export const publishNews = action(commands.publishNews, {
  input: (form) => ({
    date: text(form, 'date'),
    headline: wordsOf(form, 'headline'),
    body: wordsOf(form, 'body'),
    conferenceId: text(form, 'conferenceId'),
  }),
  to: () => '/staff/news',
  requiresConfirmation: true,
});
