import { anyWords } from '#lib/language/words.ts';
import type { SetInstrument } from '#lib/typeset/instrument.ts';
import { type AknWork, instrumentAkn } from '#lib/typeset/instrument-akn.ts';
import { instrumentHtml } from '#lib/typeset/instrument-html.ts';
import { setFile } from '#lib/typeset/thread.ts';

export const fileFormats = ['docx', 'pdf', 'html', 'akn'] as const;
export type FileFormat = (typeof fileFormats)[number];

const mediaTypes: Record<FileFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  akn: 'application/xml; charset=utf-8',
};
const extensions: Record<FileFormat, string> = { docx: 'docx', pdf: 'pdf', html: 'html', akn: 'xml' };

export type TextFile = { name: string; mediaType: string; bytes: Uint8Array };

/** The name of a file without its ending, of a symbol or title. */
export const fileStem = (symbol: string | null, title: Record<string, string>): string =>
  (symbol ?? anyWords(title)).replaceAll(/[^\p{L}\p{N}.]+/gu, '-').slice(0, 80);

/** Which file: its name is `stem` with the languages; Akoma Ntoso is told what work it is of. */
type Asked = { stem: string } & ({ format: Exclude<FileFormat, 'akn'> } | { format: FileFormat; work: AknWork });

/** An instrument as a file. Throws `Busy` where too many wait to be set. */
export async function instrumentFile(set: SetInstrument, asked: Asked): Promise<TextFile> {
  const { format, stem } = asked;
  return {
    name: `${stem}-${set.languages.join('-')}.${extensions[format]}`,
    mediaType: mediaTypes[format],
    bytes: await bytesOf(set, asked),
  };
}

async function bytesOf(set: SetInstrument, asked: Asked): Promise<Uint8Array> {
  if ('work' in asked && asked.format === 'akn') return new TextEncoder().encode(instrumentAkn(set, asked.work));
  if (asked.format === 'html') return new TextEncoder().encode(instrumentHtml(set));
  return setFile(set, asked.format === 'pdf' ? 'pdf' : 'docx');
}
