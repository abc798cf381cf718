import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { proposalDraft } from '#db/schema/proposal.ts';
import { env } from '#env.ts';
import { preparedCommand } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { rows } from '#lib/act/read.ts';
import { type Caution, Refused } from '#lib/act/result.ts';
import { inTurn } from '#lib/ground/turns.ts';
import { megabyte } from '#lib/language/language.ts';
import { expectLengths, expectNegotiable, lockText } from '#lib/text/commands.ts';
import { circulated, setText } from '#lib/text/file/queries.ts';
import { isSame, olderIn } from '#lib/text/returned/again/rules.ts';
import { languagesOfFile } from '#lib/text/returned/language/rules.ts';
import { returnedProposals, unturned } from '#lib/text/returned/rules.ts';
import { languagesSaid, proposalsSaid, unmatchedNamed, unmatchedSaid } from '#lib/text/returned/said/rules.ts';
import { lastRevision } from '#lib/text/revision/commands.ts';
import { languageNamed } from '#lib/text/said/rules.ts';
import { aroundOf, bookmarkOf } from '#lib/typeset/instrument.ts';
import { inspectUpload } from '#lib/upload/inspect.ts';
import { draftFrom } from '#lib/upload/reading/thread.ts';

const delegated = z.object({ delegation: field.participant });

/** A DOCX of a form, judged as every upload is and understood as a text; refuses one that cannot be read. Nothing of it is stored. */
export async function readDraft({ name, bytes }: { name: string; bytes: Uint8Array }) {
  const refuse = (code: string, params: Record<string, string | number> = {}): never => {
    throw new Refused(code, { fields: { file: code }, params: { file: name, ...params } });
  };
  // Where none was chosen a browser sends one without a name; one that has a name and nothing in it is empty.
  if (name === '' && bytes.length === 0) throw new Refused('invalid', { fields: { file: 'file-missing' } });
  const verdict = await inTurn('judging', { source: '' }, () =>
    inspectUpload({ name, bytes, limitBytes: env().UPLOAD_LIMIT_MB * megabyte }),
  );
  if (!verdict.ok) return refuse(verdict.refusal.code, verdict.refusal.params);
  if (!name.toLowerCase().endsWith('.docx')) return refuse('file-not-docx');
  const draft = await draftFrom(bytes);
  if (draft.unread === 'busy') throw new Refused('register-busy');
  return draft.unread ? refuse('file-not-docx') : unturned(draft);
}

/** Marks that turn the direction of writing, which no form takes, were left out of a file: that is said. */
export const turnedOut = ({ turned }: { turned: number }): Caution[] =>
  turned > 0 ? [{ code: 'text-turned-out', params: { count: turned } }] : [];

/** The symbols of the revisions of a text, the first first; none where its documents have none. */
const symbolsOf = async (tx: Tx, textId: string): Promise<string[]> =>
  (
    await rows(
      tx,
      z.object({ symbol: z.string() }),
      sql`select d.symbol from text_revision r join document d on d.id = r.document_id where r.text_id = ${textId} and d.symbol is not null order by r.number`,
    )
  ).map(({ symbol }) => symbol);

/**
 * What a draft would change in the last revision of a text. Refuses a rolling text, words in a language that the text does not have, a file of
 * another text or of an earlier revision, and one that changes nothing: what it has beside is then named.
 */
async function readAs(
  tx: Tx,
  { textId, language: asked, languages }: { textId: string; language: string; languages: readonly string[] },
  draft: Awaited<ReturnType<typeof readDraft>>,
) {
  const refuse = (code: string, params: Record<string, string | number> = {}): never => {
    throw new Refused(code, { fields: { file: code }, params });
  };
  const last = await lastRevision(tx, textId);
  if (!last) throw new Refused('text-not-circulated');
  if (draft.isRolling) refuse('file-rolling');
  const older = olderIn(draft.paragraphs, await symbolsOf(tx, textId));
  if (older) refuse('file-of-older-revision', older);
  const { paragraphs: revision, original } = last;
  const of = { revision, original, languages, asked, said: draft.languages };
  const columns = languagesOfFile(of, draft.paragraphs);
  if (columns.length === 0) refuse('file-in-other-language', languageNamed('language', asked));
  const made = await circulated(tx, textId, `${last.number}`);
  const around = made && aroundOf(setText(made.of, made.revision.symbol, columns));
  const returned = returnedProposals({ revision, original, languages: columns, bookmarkOf, ...around }, draft);
  if (returned.isOfAnother) refuse('file-of-another-text');
  expectLengths(
    returned.proposals.flatMap(({ words, translations }) => [words ?? '', ...Object.values(translations)]),
    'file',
  );
  const isEmpty = returned.proposals.length === 0;
  if (isEmpty && returned.unmatched.length > 0) refuse('file-only-unread', unmatchedNamed(returned.unmatched));
  if (isEmpty) refuse('file-proposes-nothing');
  return { last, returned, columns };
}

/**
 * Reads a DOCX that was made of the last revision and changed in Word or LibreOffice, with tracked changes or without: what it would change
 * becomes drafts of the delegation, paragraph by paragraph, which its head may submit. Two languages that stand side by side are both read;
 * one that is in another language than was chosen is read as that, and it is said. What is no proposal is said, never dropped.
 */
export const readReturnedFile = preparedCommand({
  act: 'readReturnedFile',
  input: delegated.extend({
    textId: field.id,
    language: field.line(35),
    file: z.object({
      name: z.string(),
      bytes: z.custom<Uint8Array>((one) => one instanceof Uint8Array, 'file-missing'),
    }),
  }),
  key: delegated,
  subject: async (_tx, { delegation }) => ({ delegation }),
  about: ({ delegation }) => ({ participant: delegation }),
  prepare: ({ file }) => readDraft(file),
  run: async ({ tx, actor, input, prepared }) => {
    const { textId, delegation, language } = input;
    const row = await lockText(tx, textId);
    if (!row) throw new Refused('not-found');
    await expectNegotiable(tx, row);
    if (!row.languages.includes(language))
      throw new Refused('language-not-working', { fields: { language: 'language-not-working' } });
    const { last, returned, columns } = await readAs(tx, { textId, language, languages: row.languages }, prepared);
    const { paragraphs, original } = last;
    const there = await tx
      .select()
      .from(proposalDraft)
      .where(and(eq(proposalDraft.textId, textId), eq(proposalDraft.delegation, delegation)));
    const fresh = returned.proposals.filter((one) => !there.some((draft) => isSame(one, draft)));
    const twice = returned.proposals.length - fresh.length;
    if (fresh.length === 0) throw new Refused('file-read-already', { fields: { file: 'file-read-already' } });
    await tx.insert(proposalDraft).values(
      fresh.map(({ words, translations, authors: _, ...one }) => ({
        ...one,
        delegation,
        textId,
        revisionId: last.id,
        accountId: actor.accountId,
        words: words === null ? null : { ...translations, [one.language]: words },
      })),
    );
    return {
      value: { textId, count: fresh.length },
      subject: { noun: 'text', id: textId },
      cautions: [
        ...languagesSaid(columns, language),
        ...proposalsSaid(fresh, paragraphs, original),
        ...(twice > 0 ? [{ code: 'returned-twice', params: { count: twice } }] : []),
        ...unmatchedSaid(returned.unmatched),
        ...turnedOut(prepared),
      ],
    };
  },
});
