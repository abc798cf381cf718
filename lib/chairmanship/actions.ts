'use server';
import { text } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/chairmanship/commands.ts';

export const designateChair = action(commands.designateChair, {
  input: (form) => ({
    office: text(form, 'office'),
    iso3: text(form, 'iso3'),
    nominalFrom: text(form, 'nominalFrom'),
    nominalTo: text(form, 'nominalTo'),
    instrument: text(form, 'instrument'),
  }),
  to: () => '/staff/chairmanship',
  requiresConfirmation: true,
});

export const confirmHandOver = action(commands.confirmHandOver, {
  input: (form) => ({
    id: text(form, 'id'),
    expectedVersion: text(form, 'expectedVersion'),
    leaving: text(form, 'leaving'),
    on: text(form, 'on'),
    conferenceId: text(form, 'conferenceId'),
  }),
  to: () => '/staff/chairmanship',
  requiresConfirmation: true,
});
