'use server';
import { sourceIn, text } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/source/citation/commands.ts';

const page = ({ noun, subject }: { noun: string; subject: string }): string =>
  `/staff/claim/sources/${noun}/${encodeURIComponent(subject)}`;

export const citeSource = action(commands.citeSource, {
  input: (form) => ({
    noun: text(form, 'noun'),
    subject: text(form, 'subject'),
    field: text(form, 'field'),
    ...sourceIn(form),
  }),
  to: page,
});

export const withdrawCitation = action(commands.withdrawCitation, {
  input: (form) => {
    // One choice of the form says both: the fact, and which of its sources.
    const [field = '', ...source] = text(form, 'citation').split(' ');
    return { noun: text(form, 'noun'), subject: text(form, 'subject'), field, source: source.join(' ') };
  },
  called: { field: 'citation', source: 'citation' },
  to: page,
});
