'use server';
import { text, wordsOf } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/document/commands.ts';
import * as correct from '#lib/document/correct/commands.ts';
import * as draft from '#lib/document/draft/commands.ts';
import * as files from '#lib/document/files/commands.ts';

export const addDocument = action(draft.addDocument, {
  input: async (form) => ({
    conferenceId: text(form, 'conferenceId'),
    ...described(form),
    revises: text(form, 'revises'),
    files: await filesOf(form),
  }),
  to: ({ id }) => `/staff/document/${id}`,
});

export const addLanguageVersion = action(files.addLanguageVersion, {
  input: async (form) => ({
    ...subject(form),
    file: { language: text(form, 'file.language'), kind: text(form, 'file.kind'), ...(await fileIn(form.get('file'))) },
  }),
  to: toDocument,
});

export const editDocument = action(draft.editDocument, {
  input: (form) => ({ ...subject(form), ...described(form) }),
  to: toDocument,
});

export const replaceLanguageVersion = action(files.replaceLanguageVersion, {
  input: async (form) => ({
    ...subject(form),
    versionId: text(form, 'versionId'),
    file: { kind: text(form, 'file.kind'), ...(await fileIn(form.get('file'))) },
  }),
  to: toDocument,
});

export const removeLanguageVersion = action(files.removeLanguageVersion, {
  input: (form) => ({ ...subject(form), versionId: text(form, 'versionId') }),
  to: toDocument,
  requiresConfirmation: true,
});

export const reviewDocument = action(commands.reviewDocument, { input: subject, to: toDocument });

export const returnDocument = action(commands.returnDocument, { input: subject, to: toDocument });

export const clearDocument = action(commands.clearDocument, { input: subject, to: toDocument });

// Not rehearsed, which would copy files out; the page shows in full what will be recorded and asks for it by an address of its own.
export const issueDocument = action(commands.issueDocument, {
  input: subject,
  to: toDocument,
  requiresConfirmation: 'when-cautioned',
});

export const correctDocument = action(correct.correctDocument, {
  input: (form) => ({
    ...subject(form),
    title: wordsOf(form, 'title'),
    distribution: text(form, 'distribution'),
    agendaItemId: text(form, 'agendaItemId'),
    reason: text(form, 'reason'),
  }),
  to: toDocument,
  requiresConfirmation: true,
});

export const changeAccess = action(correct.changeAccess, {
  input: (form) => ({
    ...subject(form),
    access: text(form, 'access'),
    delegation: text(form, 'delegation'),
    reason: text(form, 'reason'),
  }),
  to: toDocument,
  requiresConfirmation: true,
});

export const withdrawDocument = action(commands.withdrawDocument, {
  input: (form) => ({ ...subject(form), reason: text(form, 'reason') }),
  to: toDocument,
  requiresConfirmation: true,
});

function subject(form: FormData) {
  return { id: text(form, 'id'), expectedVersion: text(form, 'expectedVersion') };
}

/** What a form says of a document that is not issued yet. */
function described(form: FormData) {
  return {
    agendaItemId: text(form, 'agendaItemId'),
    symbol: text(form, 'symbol'),
    title: wordsOf(form, 'title'),
    distribution: text(form, 'distribution'),
    access: text(form, 'access'),
    delegation: text(form, 'delegation'),
    deliberate: text(form, 'deliberate'),
  };
}

function toDocument({ id }: { id: string }): string {
  return `/staff/document/${id}`;
}

const noFile = { name: '', bytes: new Uint8Array() };

/** A file as a form sends it; one that was not chosen is nameless and empty. */
async function fileIn(value: FormDataEntryValue | null) {
  if (!(value instanceof File)) return noFile;
  return { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
}

/** The files chosen in the fields file-en, file-ru, …, each with its kind-en, kind-ru, …. */
async function filesOf(form: FormData) {
  const files = [];
  for (const [name, value] of form) {
    const language = /^file-(.+)$/.exec(name)?.[1];
    if (!language || !(value instanceof File) || (value.name === '' && value.size === 0)) continue;
    files.push({ language, kind: text(form, `kind-${language}`), ...(await fileIn(value)) });
  }
  return files;
}
