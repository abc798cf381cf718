'use server';
import { text } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/source/citation/commands.ts';

const page = ({ noun, subject }: { noun: string; subject: string }): string =>
  `/staff/claim/sources/${noun}/${encodeURIComponent(subject)}`;

export const citeSource = action(commands.citeSource, {
  input: (form) => ({
    noun: text(form, 'noun'),
    subject: text(form, 'subject'),
    field: text(form, 'field'),
    source: text(form, 'source'),
    newSource: text(form, 'source') ? null : newSourceOf(form),
  }),
  to: page,
});

export const withdrawCitation = action(commands.withdrawCitation, {
  input: (form) => {
    // One choice of the form says both: the fact, and which of its sources.
    const [field = '', ...source] = text(form, 'citation').split(' ');
    return { noun: text(form, 'noun'), subject: text(form, 'subject'), field, source: source.join(' ') };
  },
  to: page,
});

/** A source that the form describes instead of choosing one; null where nothing of it was filled in. */
function newSourceOf(form: FormData) {
  const given = {
    publisher: text(form, 'newSource.publisher'),
    title: text(form, 'newSource.title'),
    date: text(form, 'newSource.date'),
    url: text(form, 'newSource.url'),
  };
  return Object.values(given).some((value) => value.trim()) ? given : null;
}
