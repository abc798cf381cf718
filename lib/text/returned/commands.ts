import { z } from 'zod';
import { proposalDraft } from '#db/schema/proposal.ts';
import { env } from '#env.ts';
import { preparedCommand } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { type Caution, Refused } from '#lib/act/result.ts';
import { inTurn } from '#lib/ground/turns.ts';
import { megabyte } from '#lib/language/language.ts';
import { expectNegotiable, lockText } from '#lib/text/commands.ts';
import { type Returned, returnedProposals, unturned } from '#lib/text/returned/rules.ts';
import { lastRevision } from '#lib/text/revision/commands.ts';
import type { Paragraph } from '#lib/text/rules.ts';
import { changesOf } from '#lib/text/said/rules.ts';
import { bookmarkOf } from '#lib/typeset/instrument.ts';
import { inspectUpload } from '#lib/upload/inspect.ts';
import { draftFrom } from '#lib/upload/reading/thread.ts';

const delegated = z.object({ delegation: field.participant });

/** A DOCX of a form, judged as every upload is and understood as a text; refuses one that cannot be read. Nothing of it is stored. */
export async function readDraft({ name, bytes }: { name: string; bytes: Uint8Array }) {
  const refuse = (code: string, params: Record<string, string | number> = {}): never => {
    throw new Refused(code, { fields: { file: code }, params: { file: name, ...params } });
  };
  if (bytes.length === 0) throw new Refused('invalid', { fields: { file: 'file-missing' } });
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

/** What a file would change, said in lines for whoever confirms it: each proposal with the words that go and come, and whatever is none. */
function saidOf(returned: Returned, revision: readonly Paragraph[], original: string): Caution[] {
  return [
    ...changesOf(returned.proposals, { paragraphs: revision, last: revision, original }),
    ...returned.unmatched.map(({ words }) => ({ code: 'returned-unmatched', params: { words: words.slice(0, 200) } })),
  ];
}

/**
 * Reads a DOCX that was made of the last revision and changed in Word or LibreOffice, with tracked changes or without: what it would change
 * becomes drafts of the delegation, paragraph by paragraph, which its head may submit. What is no proposal is said, never dropped. Refuses a
 * file of another text, and one that changes nothing.
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
    const last = await lastRevision(tx, textId);
    if (!last) throw new Refused('text-not-circulated');
    if (!row.languages.includes(language))
      throw new Refused('language-not-working', { fields: { language: 'language-not-working' } });
    const sent = { revision: last.paragraphs, original: last.original, languages: [language], bookmarkOf };
    const returned = returnedProposals(sent, prepared);
    if (returned.isOfAnother) throw new Refused('file-of-another-text', { fields: { file: 'file-of-another-text' } });
    if (returned.proposals.length === 0)
      throw new Refused('file-proposes-nothing', { fields: { file: 'file-proposes-nothing' } });
    await tx.insert(proposalDraft).values(
      returned.proposals.map(({ kind, paragraphId, after, paragraphKind, level, words, translations }) => ({
        delegation,
        textId,
        revisionId: last.id,
        accountId: actor.accountId,
        kind,
        paragraphId,
        after,
        paragraphKind,
        level,
        words: words === null ? null : { ...translations, [language]: words },
        language,
      })),
    );
    return {
      value: { textId, count: returned.proposals.length },
      subject: { noun: 'text', id: textId },
      cautions: [...saidOf(returned, last.paragraphs, last.original), ...turnedOut(prepared)],
    };
  },
});
