'use server';
import { text, wordsOf } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/process/participant/commands.ts';

const to = ({ participant }: { participant: string }): string => `/staff/membership/${encodeURIComponent(participant)}`;

export const addState = action(commands.addState, {
  input: (form) => ({
    iso3: text(form, 'iso3'),
    m49: text(form, 'm49'),
    short: wordsOf(form, 'short'),
    formal: wordsOf(form, 'formal'),
    note: text(form, 'note'),
  }),
  to,
  requiresConfirmation: true,
});

export const addOrganization = action(commands.addOrganization, {
  input: (form) => ({
    acronym: text(form, 'acronym'),
    name: wordsOf(form, 'name'),
    role: text(form, 'role'),
    note: text(form, 'note'),
  }),
  to,
  requiresConfirmation: true,
});

export const correctNames = action(commands.correctNames, {
  input: (form) => ({
    participant: text(form, 'participant'),
    short: wordsOf(form, 'short'),
    formal: wordsOf(form, 'formal'),
    reason: text(form, 'reason'),
  }),
  to,
  requiresConfirmation: true,
});

export const annulParticipant = action(commands.annulParticipant, {
  input: (form) => ({ participant: text(form, 'participant'), why: text(form, 'why') }),
  to: () => '/staff/membership',
  requiresConfirmation: true,
});
