'use server';
import { action } from '#lib/action.ts';
import * as commands from '#lib/chairmanship/commands.ts';
import { text } from '#lib/kernel/form.ts';

export const designateChair = action(commands.designateChair, {
  input: (form) => ({
    office: text(form, 'office'),
    iso3: text(form, 'iso3'),
    nominalFrom: text(form, 'nominalFrom'),
    nominalTo: text(form, 'nominalTo'),
    instrument: text(form, 'instrument'),
  }),
  to: () => '/office/chairmanship',
  solemn: true,
});

export const confirmHandOver = action(commands.confirmHandOver, {
  input: (form) => ({
    id: text(form, 'id'),
    seen: text(form, 'seen'),
    leaving: text(form, 'leaving'),
    on: text(form, 'on'),
    conferenceId: text(form, 'conferenceId'),
  }),
  to: () => '/office/chairmanship',
  solemn: true,
});
