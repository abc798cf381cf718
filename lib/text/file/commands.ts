import type { Reader } from '#lib/act/read.ts';
import { nextInLine } from '#lib/document/symbol/commands.ts';
import { occasionOf, setText, versionKindOf } from '#lib/text/file/queries.ts';
import { fileStem } from '#lib/typeset/instrument-file.ts';
import { setFile } from '#lib/typeset/thread.ts';

/** The symbol that the next revision of a text gets: the next L. of its conference, then its Rev.1, Rev.2; null where the process has none. */
export async function nextSymbol(db: Reader, textId: string): Promise<string | null> {
  const of = await occasionOf(db, textId);
  return of && nextInLine(db, of.conferenceId, { nature: 'L', last: of.last?.symbol ?? null });
}

/**
 * The files of the next revision, a DOCX and a PDF in each language in which the text is whole, with the symbol that they bear and the
 * version of the text that they are of. Null where there is no such text.
 */
export async function revisionFiles(db: Reader, textId: string) {
  const of = await occasionOf(db, textId);
  if (!of) return null;
  const symbol = await nextSymbol(db, textId);
  const files = [];
  for (const language of of.languages) {
    const kind = versionKindOf(of.paragraphs, language, of.original);
    if (!kind) continue;
    const set = setText(of, symbol, [language]);
    const stem = fileStem(symbol, of.title);
    files.push(
      { language, kind, name: `${stem}-${language}.docx`, bytes: await setFile(set, 'docx') },
      { language, kind, name: `${stem}-${language}.pdf`, bytes: await setFile(set, 'pdf') },
    );
  }
  return { version: of.version, symbol, files };
}
