import { sql } from 'drizzle-orm';
import type { Locale, ScanState } from '#db/vocabulary.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import * as field from '#lib/act/field.ts';
import { read } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { documentRows } from '#lib/document/reading/rows.ts';
import {
  type DocumentRow,
  fileNameOf,
  type Named,
  type ReaderName,
  readerNamed,
  type StoredDocument,
  type Titled,
  toReaderRows,
  type Version,
} from '#lib/document/reading/rules.ts';
import { accessReason, replacedBy } from '#lib/document/rules.ts';
import { mayServe } from '#lib/document/version/queries.ts';
import { cannotRead, type ReadText, readStored } from '#lib/upload/reading/read.ts';

export type DocumentView = DocumentRow & {
  item: (Titled & { number: string }) | null;
  /** What it replaces, where the reader may see that. */
  replaces: Named | null;
  reader: ReaderName;
};

export type ReadingView = {
  document: DocumentView;
  version: Version;
  /** What may be shown of a DOCX, and what keeps the rest from being shown. Null of a PDF, which the browser shows itself. */
  text: ReadText | null;
};

type HeldView = StoredDocument & {
  item: DocumentView['item'];
  known: Named[];
  file: { sha256: string; scan: ScanState } | null;
};

const isId = (text: string): boolean => field.id.safeParse(text).success;

/** A document issued to this actor, with the hash of one version's file if asked; null where there is none to see. */
async function held(actor: Actor, locale: Locale, id: string, version: string | null) {
  if (!isId(id) || (version !== null && !isId(version))) return null;
  const [row] = await read(actor, (db) =>
    db.execute<HeldView>(sql`
      select r.*,
        (select json_build_object('number', a.number, 'title', words_in(a.title, ${locale}), 'titleLanguage', language_in(a.title, ${locale}))
          from agenda_item a where a.id = r."itemId") as item,
        (select json_agg(json_build_object('id', s.id, 'symbol', s.symbol)) from document s join document o on o.id = r.id
          where s.conference_id = o.conference_id and s.stage in ('issued', 'superseded')) as known,
        (select json_build_object('sha256', v.sha256, 'scan', v.scan) from language_version v
          where v.document_id = r.id and v.id = ${version}::uuid) as file
      from (${documentRows(locale)} where d.id = ${id} and d.stage in ('issued', 'superseded')) r`),
  );
  if (!row) return null;
  const { item, known, file, ...document } = row;
  const [seen] = toReaderRows(locale, actor, [document], known);
  if (!seen) return null;
  const earlier = replacedBy(
    seen.symbol,
    known.map(({ symbol }) => symbol),
  );
  const replaces = known.find(({ symbol }) => symbol === earlier) ?? null;
  return { view: { ...seen, item, replaces, reader: readerNamed(locale, actor) }, file };
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

async function textOf(file: { sha256: string; scan: ScanState }): Promise<ReadText> {
  try {
    if (!(await mayServe('restricted', file))) return cannotRead('held-back');
  } catch (fault) {
    if (fault instanceof Refused) return cannotRead('busy');
    throw fault;
  }
  return readStored(file.sha256);
}

export type StoredFile = { sha256: string; size: number; mediaType: string; name: string; scan: ScanState };
type FileRow = Omit<StoredFile, 'name'> & { symbol: string; lang: string };

const asStored = ({ symbol, lang, ...file }: FileRow): StoredFile => ({
  ...file,
  name: fileNameOf({ symbol, lang, mediaType: file.mediaType }),
});

/** The file of a language version, if this actor may see its document now; the secretariat's drafts included. */
export async function fileFor(actor: Actor, versionId: string): Promise<StoredFile | null> {
  if (!isId(versionId)) return null;
  const [row] = await read(actor, (db) =>
    db.execute<FileRow & Pick<StoredDocument, 'access' | 'delegation' | 'stage'>>(sql`
      select v.sha256, v.bytes::int as size, v.media_type as "mediaType", v.language as lang, v.scan, d.symbol, d.access, d.delegation, d.stage
      from language_version v join document d on d.id = v.document_id where v.id = ${versionId}`),
  );
  if (!row) return null;
  const { access, delegation, stage, ...file } = row;
  return accessReason({ access, delegation, stage }, actor) ? asStored(file) : null;
}

/** The file of a version released to the public, which is a copy of its own. */
export async function releasedFile(versionId: string): Promise<StoredFile | null> {
  if (!isId(versionId)) return null;
  const [row] = await read(PUBLIC, (db) =>
    db.execute<FileRow>(sql`
      select v.sha256, v.bytes::int as size, v.media_type as "mediaType", v.language as lang, v.scan, d.symbol
      from released_version v join released_document d on d.id = v.released_id where v.id = ${versionId}`),
  );
  return row ? asStored(row) : null;
}
