import { createHash } from 'node:crypto';
import { desc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { proponent, proposal } from '#db/schema/proposal.ts';
import { text, textRevision } from '#db/schema/text.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';
import { expectVersion, preparedCommand } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { read, rows } from '#lib/act/read.ts';
import type { Caution } from '#lib/act/result.ts';
import { Refused } from '#lib/act/result.ts';
import { clearDocument, issueDocument } from '#lib/document/commands.ts';
import { addDocument } from '#lib/document/draft/commands.ts';
import { textNotice } from '#lib/jobs/text-notice.ts';
import { canonicalJson } from '#lib/language/canonical-json.ts';
import {
  expectNegotiable,
  expectNoRound,
  expectNoSilence,
  expectOrder,
  lockText,
  type TextRow,
} from '#lib/text/commands.ts';
import { nextSymbol, revisionFiles } from '#lib/text/file/commands.ts';
import { hashedForm, type Paragraph } from '#lib/text/rules.ts';

/** What a revision is known by: SHA-256 over its canonical form (docs/canonical-text.md), in hex. */
export function hashOf(original: string, paragraphs: readonly Paragraph[]): string {
  return createHash('sha256')
    .update(canonicalJson(hashedForm(original, paragraphs)))
    .digest('hex');
}

/** The last revision of a text; null where none was cut. */
export async function lastRevision(tx: Tx, textId: string) {
  const [last] = await tx
    .select()
    .from(textRevision)
    .where(eq(textRevision.textId, textId))
    .orderBy(desc(textRevision.number))
    .limit(1);
  return last ?? null;
}

/** What a revision is called in mails and solemn words: the symbol of its document, or which it is where documents have none. */
export async function symbolOf(tx: Tx, { id }: { id: string }): Promise<string> {
  const [found] = await rows(
    tx,
    z.object({ symbol: z.string() }),
    sql`select coalesce(d.symbol, words_in(t.title, 'en')) as symbol from text_revision r join text t on t.id = r.text_id
      left join document d on d.id = r.document_id where r.id = ${id}`,
  );
  return found?.symbol ?? '';
}

/**
 * Cuts a revision of a text as it stands: numbers close up, it is hashed over its canonical form and issued as a document under the next
 * symbol, with files made from it in each language that is whole. What is open is carried over; what is on a paragraph that is gone is
 * returned with that reason. Refuses while a round is open or silence is asked, and a text that says what the last revision says.
 */
export const cutRevision = preparedCommand({
  act: 'cutRevision',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion }),
  key: z.object({ id: field.id }),
  subject: (tx, { id }) => lockText(tx, id),
  about: ({ office }) => ({ office }),
  // Files take long to set: they are made of what the person saw, and the act is refused where that is no longer so.
  prepare: ({ id }) => read(SYSTEM, (db) => revisionFiles(db, id)),
  run: async ({ tx, actor, input, prepared, subject: row, now }) => {
    expectVersion(row, input.expectedVersion);
    await expectNegotiable(tx, row);
    await expectNoSilence(tx, row.id);
    await expectNoRound(tx, row.id);
    if (row.paragraphs.length === 0) throw new Refused('text-empty');
    expectOrder(row.paragraphs);
    const last = await lastRevision(tx, row.id);
    const hash = hashOf(row.original, row.paragraphs);
    if (last?.hash === hash) throw new Refused('text-unchanged');
    await setActor(tx, SYSTEM);
    const symbol = await nextSymbol(tx, row.id);
    if (!prepared || prepared.version !== row.version || prepared.symbol !== symbol)
      throw new Refused('changed-meanwhile');
    const documentId = await circulate(tx, row, { symbol, revises: last?.documentId ?? null, files: prepared.files });
    // What follows is the actor's own act again.
    await setActor(tx, actor);
    const number = last ? last.number + 1 : 0;
    const [made] = await tx
      .insert(textRevision)
      .values({
        textId: row.id,
        number,
        original: row.original,
        languages: row.languages,
        paragraphs: row.paragraphs,
        hash,
        documentId,
      })
      .returning({ id: textRevision.id });
    if (!made) throw new Error('a revision was not written');
    const { carried, returned, of } = await carryOver(tx, row, now);
    await tx
      .update(text)
      .set({ circulatedAt: row.circulatedAt ?? now, focus: null, version: sql`version + 1` })
      .where(eq(text.id, row.id));
    const cautions: Caution[] = [
      { code: 'exact-revision', params: { number: number + 1, symbol: symbol ?? 'none', hash } },
      ...(carried > 0 ? [{ code: 'proposals-carried', params: { count: carried } }] : []),
      ...(returned > 0 ? [{ code: 'proposals-returned', params: { count: returned } }] : []),
    ];
    return {
      value: { id: row.id, revisionId: made.id, number, symbol, hash },
      subject: { noun: 'revision', id: made.id },
      after: { text: row.id, number, symbol, hash, carried, returned },
      cautions,
      outbox: await textNotice(tx, 'proposal-returned', { textId: row.id, participants: of, now, until: null }),
    };
  },
});

/** Issues the revision as a document: done by the portal itself, whoever leads the negotiation, so that its record says so. */
async function circulate(
  tx: Tx,
  row: TextRow,
  {
    symbol,
    revises,
    files,
  }: { symbol: string | null; revises: string | null; files: Parameters<typeof addDocument>[1]['files'] },
): Promise<string> {
  const { id } = await addDocument.within(tx, SYSTEM, {
    conferenceId: row.conferenceId,
    agendaItemId: row.agendaItemId ?? '',
    symbol: symbol ?? '',
    revises: symbol ? '' : (revises ?? ''),
    title: row.title,
    distribution: 'limited',
    access: row.access,
    delegation: '',
    deliberate: true,
    files,
  });
  await clearDocument.within(tx, SYSTEM, { id, expectedVersion: 1 });
  await issueDocument.within(tx, SYSTEM, { id, expectedVersion: 2 });
  return id;
}

/** Open proposals go on over the new revision, in brackets; one on a paragraph that is gone is returned, with that as its reason. */
async function carryOver(
  tx: Tx,
  row: TextRow,
  now: Date,
): Promise<{ carried: number; returned: number; of: string[] }> {
  const known = new Set(row.paragraphs.map(({ id }) => id));
  const open = await tx
    .select({
      id: proposal.id,
      kind: proposal.kind,
      paragraphId: proposal.paragraphId,
      after: proposal.after,
      stage: proposal.stage,
    })
    .from(proposal)
    .where(sql`${proposal.textId} = ${row.id} and ${proposal.stage} in ('submitted', 'bracketed')`);
  const isLost = ({ kind, paragraphId, after }: (typeof open)[number]) =>
    kind === 'insert' ? after !== null && !known.has(after) : !known.has(paragraphId ?? '');
  const lost = open.filter(isLost).map(({ id }) => id);
  const kept = open.filter((one) => !isLost(one));
  if (lost.length > 0)
    await tx
      .update(proposal)
      .set({ stage: 'returned', reason: 'paragraph-gone', decidedAt: now, version: sql`version + 1` })
      .where(inArray(proposal.id, lost));
  // A comment changes no words, so that nothing of it stands in brackets.
  const fresh = kept.filter(({ stage, kind }) => stage === 'submitted' && kind !== 'comment').map(({ id }) => id);
  if (fresh.length > 0)
    await tx.update(proposal).set({ stage: 'bracketed', version: sql`version + 1` }).where(inArray(proposal.id, fresh));
  const behind = await tx
    .selectDistinct({ participant: proponent.participant })
    .from(proponent)
    .where(inArray(proponent.proposalId, lost));
  return {
    carried: kept.filter(({ kind }) => kind !== 'comment').length,
    returned: lost.length,
    of: behind.map(({ participant }) => participant),
  };
}
