import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Locale, type ScanState, scanStates } from '#db/vocabulary.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import * as field from '#lib/act/field.ts';
import { read, rows } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import {
  type DocumentRow,
  fileNameOf,
  type ReaderName,
  readerNamed,
  toReaderRows,
} from '#lib/document/reading/rules.ts';
import {
  documentRecord,
  documentRows,
  type NamedDocument,
  namedDocument,
  replacedDocument,
  shownToReaders,
  type Version,
} from '#lib/document/rows.ts';
import { accessReason } from '#lib/document/rules.ts';
import { mayServe } from '#lib/document/version/queries.ts';
import { cannotRead, type ReadText, readStored } from '#lib/upload/reading/read.ts';

export type { Version } from '#lib/document/rows.ts';

export type DocumentView = DocumentRow & {
  /** What it replaces, where the reader may see that. */
  replaces: NamedDocument | null;
  reader: ReaderName;
};

export type ReadingView = {
  document: DocumentView;
  version: Version;
  /** What may be shown of a DOCX, and what keeps the rest from being shown. Null of a PDF, which the browser shows itself. */
  text: ReadText | null;
};

const file = z.object({ sha256: z.string(), scan: z.enum(scanStates) });
const heldDocument = documentRecord.extend({ replaces: namedDocument.nullable(), file: file.nullable() });

const isId = (text: string): boolean => field.id.safeParse(text).success;

/** A document issued to this actor, with the hash of one version's file if asked; null where there is none to see. */
async function held(actor: Actor, locale: Locale, id: string, version: string | null) {
  if (!isId(id) || (version !== null && !isId(version))) return null;
  const [row] = await read(actor, (db) =>
    rows(
      db,
      heldDocument,
      sql`
      select r.*, ${replacedDocument(locale)} as replaces,
        (select json_build_object('sha256', v.sha256, 'scan', v.scan) from language_version v
          where v.document_id = r.id and v.id = ${version}::uuid) as file
      from (${documentRows(locale)} where d.id = ${id} and ${shownToReaders}) r join document d on d.id = r.id`,
    ),
  );
  if (!row) return null;
  const { replaces, file, ...document } = row;
  const [seen] = toReaderRows(locale, actor, [document]);
  return seen ? { view: { ...seen, replaces, reader: readerNamed(locale, actor) }, file } : null;
}

/** One document as this actor may see it; null where there is none, or none for them. */
export async function documentFor(actor: Actor, locale: Locale, id: string): Promise<DocumentView | null> {
  return (await held(actor, locale, id, null))?.view ?? null;
}

/** A larger file is for downloading: to read it, all of it is held in memory. */
const mostRead = 20_000_000;

/** One version of a document to be read in the browser; null where this actor may not see the document or it has no such version. */
export async function readingFor(
  actor: Actor,
  locale: Locale,
  id: string,
  versionId: string,
): Promise<ReadingView | null> {
  const found = await held(actor, locale, id, versionId);
  const version = found?.view.versions.find((one) => one.id === versionId);
  if (!found?.file || !version) return null;
  const { view: document, file } = found;
  if (version.mediaType === 'application/pdf') return { document, version, text: null };
  if (version.bytes > mostRead) return { document, version, text: cannotRead('too-long') };
  return { document, version, text: await textOf(file) };
}

async function textOf(stored: z.output<typeof file>): Promise<ReadText> {
  try {
    if (!(await mayServe('restricted', stored))) return cannotRead('held-back');
  } catch (fault) {
    if (fault instanceof Refused) return cannotRead('busy');
    throw fault;
  }
  return readStored(stored.sha256);
}

const storedFile = file.extend({ size: z.int(), mediaType: z.string(), symbol: z.string(), lang: z.string() });
export type StoredFile = { sha256: string; size: number; mediaType: string; name: string; scan: ScanState };

const asStored = ({ symbol, lang, ...file }: z.output<typeof storedFile>): StoredFile => ({
  ...file,
  name: fileNameOf({ symbol, lang, mediaType: file.mediaType }),
});

/** The file of a language version, if this actor may see its document now; the secretariat's drafts included. */
export async function fileFor(actor: Actor, versionId: string): Promise<StoredFile | null> {
  if (!isId(versionId)) return null;
  const [row] = await read(actor, (db) =>
    rows(
      db,
      storedFile.extend(documentRecord.pick({ access: true, delegation: true, body: true, stage: true }).shape),
      sql`
      select v.sha256, v.bytes::int as size, v.media_type as "mediaType", v.language as lang, v.scan,
        coalesce(d.symbol, words_in(d.title, v.language)) as symbol, d.access, d.delegation, d.stage,
        document_body(d.conference_id, 'en') as body
      from language_version v join document d on d.id = v.document_id where v.id = ${versionId}`,
    ),
  );
  if (!row) return null;
  const { access, delegation, body, stage, ...file } = row;
  return accessReason({ access, delegation, body: body.key, stage }, actor) ? asStored(file) : null;
}

/** That a file was public and is not any more: of which document, since when, why. */
export type WithdrawnFile = { symbol: string; withdrawnOn: string; reason: string };

/** The file of a version released to the public, which is a copy of its own; of one withdrawn from the public, the notice of that. */
export async function releasedFile(versionId: string): Promise<StoredFile | WithdrawnFile | null> {
  if (!isId(versionId)) return null;
  const [row] = await read(PUBLIC, (db) =>
    rows(
      db,
      storedFile.extend({ withdrawnOn: z.iso.date().nullable(), reason: z.string().nullable() }),
      sql`
      select v.sha256, v.bytes::int as size, v.media_type as "mediaType", v.language as lang, v.scan, coalesce(d.symbol, words_in(d.title, v.language)) as symbol,
        d.withdrawn_on as "withdrawnOn", d.withdrawal_reason as reason
      from released_version v join released_document d on d.id = v.released_id where v.id = ${versionId}`,
    ),
  );
  if (!row) return null;
  const { withdrawnOn, reason, ...file } = row;
  return withdrawnOn ? { symbol: file.symbol, withdrawnOn, reason: reason ?? '' } : asStored(file);
}
