'use server';
import { text, wordsOf } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/commitment/report/commands.ts';

const progress = (form: FormData) => ({
  id: text(form, 'id'),
  participant: text(form, 'participant'),
  status: text(form, 'status'),
  words: wordsOf(form, 'words'),
  evidenceUrl: text(form, 'evidenceUrl'),
});

/** What a delegation reports, shown once more before it is sent. */
export const reportProgress = action(commands.reportProgress, {
  input: progress,
  to: ({ id }) => `/desk/commitment/${id}`,
  requiresConfirmation: true,
});

/** The same by the secretariat, which comes back to its own page. */
export const reportProgressAsOffice = action(commands.reportProgress, {
  input: progress,
  to: ({ id }) => `/staff/commitment/${id}`,
  requiresConfirmation: true,
});

const to = ({ commitment }: { commitment: string }): string => `/staff/commitment/${commitment}`;
const seen = (form: FormData) => ({ id: text(form, 'id'), expectedVersion: text(form, 'expectedVersion') });

export const returnReport = action(commands.returnReport, {
  input: (form) => ({ ...seen(form), reason: text(form, 'reason') }),
  to,
});

export const acceptReport = action(commands.acceptReport, { input: seen, to });

export const publishReport = action(commands.publishReport, { input: seen, to, requiresConfirmation: true });

export const scheduleReport = action(commands.scheduleReport, {
  input: (form) => ({ ...seen(form), agendaItemId: text(form, 'agendaItemId') }),
  to,
});
