import { sql } from 'drizzle-orm';
import { cache } from 'react';
import { z } from 'zod';
import { accessLevels, documentStages, fileTextStates, type Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { type AskedList, all, inOrderOf, listed, orderOf, rankIn } from '#lib/act/list.ts';
import { read, rows } from '#lib/act/read.ts';
import { keyed, type Listed, words } from '#lib/act/shape.ts';
import { inAgendaOrder } from '#lib/conference/rows.ts';
import { correctionsOf, correctionView } from '#lib/correction/rows.ts';
import { missingLanguages } from '#lib/document/reading/rules.ts';
import {
  type DocumentRecord,
  documentRecord,
  documentRows,
  inSymbolOrder,
  namedDocument,
  owed,
  replacedDocument,
  replacingDocument,
} from '#lib/document/rows.ts';
import { isCirculated, mayEdit, mayMove, mayTakeVersion } from '#lib/document/rules.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { can } from '#lib/policy.ts';

/** A document as the office has it, with the working languages in which there is no version. */
export type StaffDocumentRow = DocumentRecord & { missing: string[] };

const withMissing = <R extends DocumentRecord>(row: R): R & { missing: string[] } => ({
  ...row,
  missing: missingLanguages(row),
});

export type DocumentFilter = AskedList & {
  conference?: string | undefined;
  stage?: string | undefined;
  /** 'owed': only those of which a working language is still owed. */
  missing?: string | undefined;
};

/** A page of the documents, those of one conference together, the latest conference first, each in the order of symbols unless the address asks for another. */
export async function staffDocuments(
  actor: Actor,
  locale: Locale,
  asked: DocumentFilter = {},
): Promise<Listed<StaffDocumentRow>> {
  const { conference, stage } = asked;
  const order = orderOf(
    asked.sort,
    {
      symbol: inSymbolOrder,
      title: inOrderOf(locale, sql`words_in(d.title, ${locale})`),
      stage: rankIn(documentStages, sql`d.stage`),
      access: rankIn(accessLevels, sql`d.access`),
      languages: sql`(select count(distinct v.language) from language_version v where v.document_id = d.id)`,
    },
    inSymbolOrder,
  );
  const where = all(
    conference && sql`d.conference_id::text = ${conference}`,
    stage && sql`d.stage = ${stage}`,
    asked.missing === 'owed' && owed,
  );
  const list = await read(actor, (db) =>
    listed(db, documentRecord, asked, {
      from: sql`from conference c join document d on d.conference_id = c.id where ${where}`,
      count:
        asked.missing === 'owed'
          ? sql`from conference c join document d on d.conference_id = c.id where ${where}`
          : sql`from document d where ${where}`,
      key: sql`d.id`,
      order: sql`c.from_date desc, c.id desc, ${order}`,
      row: sql`${documentRows(locale)} where d.id = pick.key`,
    }),
  );
  return { ...list, rows: list.rows.map(withMissing) };
}

const related = namedDocument.extend({ stage: z.enum(documentStages) }).nullable();

const keptDocument = documentRecord.extend({
  version: z.int(),
  titles: words,
  addedAt: z.string(),
  clearedAt: z.string().nullable(),
  issuedAt: z.string().nullable(),
  /** The day on which a copy was released to the public; null where there is none, or none any more. */
  releasedOn: z.iso.date().nullable(),
  /** The day since which the copy is withdrawn from the public. */
  recalledOn: z.iso.date().nullable(),
  agendaItemId: z.uuid().nullable(),
  agenda: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string() })),
  delegations: z.array(keyed),
  /** What was put right of it since it was issued. */
  corrections: z.array(correctionView),
  /** Do documents of this process have symbols? */
  symbols: z.boolean(),
  /** Is it of a body whose members are named? Then it may be for them alone. */
  restricted: z.boolean(),
  /** What the search could read of each version's file that is public, once it has been read. */
  searched: z.array(z.object({ version: z.uuid(), state: z.enum(fileTextStates) })),
  /** The document that this one replaces or will replace, and the one that replaces it. */
  replaces: related,
  replacedBy: related,
  /** Who takes part today, and would see it as its access says. */
  audience: z.object({ members: z.array(z.string()), observers: z.array(z.string()), body: z.array(z.string()) }),
});

/** What may be done with a document now. */
export type DocumentCan =
  | 'edit'
  | 'review'
  | 'return'
  | 'clear'
  | 'issue'
  | 'withdraw'
  | 'addVersion'
  | 'revise'
  | 'correct'
  | 'access';

export type StaffDocument = z.output<typeof keptDocument> & {
  missing: string[];
  can: Record<DocumentCan, boolean>;
};

/** One document with all that the office decides on, and what may be done with it; null when there is none. Once a request. */
export const staffDocument = cache(async (actor: Actor, locale: Locale, id: string): Promise<StaffDocument | null> => {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      keptDocument,
      sql`
      with day as (select today() as today),
        part as (select p.status, participant_named(p.participant, ${locale}, day.today) as name
          from day, participation_on(day.today) p)
      select r.*, d.version, d.title as titles, d.created_at as "addedAt", d.cleared_at as "clearedAt", d.issued_at as "issuedAt",
        d.agenda_item_id as "agendaItemId",
        (select coalesce(json_agg(json_build_object('version', v.id, 'state', x.state)), '[]') from language_version v
          join released_version w on w.sha256 = v.sha256 and w.language = v.language join released_text x on x.version_id = w.id
          where v.document_id = d.id and exists (select from released_document rd where rd.id = w.released_id and rd.document_id = d.id)) as searched,
        (select r.released_on from released_document r where r.document_id = d.id and r.withdrawn_on is null) as "releasedOn",
        (select r.withdrawn_on from released_document r where r.document_id = d.id) as "recalledOn",
        (select coalesce(json_agg(json_build_object('id', a.id, 'number', a.number, 'title', words_in(a.title, ${locale})) order by ${inAgendaOrder}), '[]')
          from agenda_item a where a.conference_id = d.conference_id) as agenda,
        (select coalesce(jsonb_agg(distinct jsonb_build_object('key', p.participant, 'name', participant_named(p.participant, ${locale}, day.today))), '[]')
          from day, participation_on(day.today) p where p.status in ('member', 'observer')) as delegations,
        (select p.symbols from process p) as symbols,
        (select b.restricted from conference k join body b on b.key = k.body where k.id = d.conference_id) as restricted, ${correctionsOf(locale, 'document', sql`d.id::text`)} as corrections,
        ${replacedDocument(locale)} as replaces, ${replacingDocument(locale)} as "replacedBy",
        json_build_object('members', (select coalesce(json_agg(name), '[]') from part where status = 'member'),
          'observers', (select coalesce(json_agg(name), '[]') from part where status = 'observer'),
          'body', (select coalesce(json_agg(participant_named(b.participant, ${locale}, day.today)), '[]')
            from day, conference k, body_readers_on(day.today) b where k.id = d.conference_id and b.body = k.body)) as audience
      from (${documentRows(locale)} where d.id::text = ${id}) r join document d on d.id = r.id`,
    ),
  );
  if (!row) return null;
  const { members, observers, body } = row.audience;
  return {
    ...withMissing(row),
    audience: { members: inOrder(locale, members), observers: inOrder(locale, observers), body: inOrder(locale, body) },
    can: {
      edit: can(actor, 'editDocument') && mayEdit(row.stage),
      review: can(actor, 'reviewDocument') && mayMove(row.stage, 'under-review'),
      return: can(actor, 'returnDocument') && mayMove(row.stage, 'draft'),
      correct: can(actor, 'correctDocument') && isCirculated(row.stage),
      access: can(actor, 'changeAccess') && isCirculated(row.stage),
      clear: can(actor, 'clearDocument') && mayMove(row.stage, 'cleared'),
      issue: can(actor, 'issueDocument') && mayMove(row.stage, 'issued'),
      withdraw: can(actor, 'withdrawDocument') && mayMove(row.stage, 'withdrawn'),
      addVersion: can(actor, 'addLanguageVersion') && mayTakeVersion(row.stage),
      revise: can(actor, 'addDocument') && row.stage === 'issued',
    },
  };
});

const inOrder = (locale: Locale, names: readonly string[]) => inProtocolOrder(locale, names, (name) => name);
