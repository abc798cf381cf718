import { command } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { reason } from '#lib/correction/commands.ts';
import { textNotice } from '#lib/jobs/text-notice.ts';
import { decide, expectDecidable, lead, onText, openOne } from '#lib/text/decision/commands.ts';
import { agreedUnder, taken } from '#lib/text/decision/rules.ts';
import { proposalSaid } from '#lib/text/said/rules.ts';

const onProposal = onText.extend({ proposalId: field.id });

/**
 * Takes one proposal: the text says exactly what it says. Refuses one that has no words in the original language, and one that would change
 * or strike what is agreed: that is opened again first.
 */
export const takeProposal = command({
  act: 'takeProposal',
  input: onProposal,
  ...lead,
  run: async ({ tx, input, subject, now }) => {
    await expectDecidable(tx, subject, input.expectedVersion);
    const one = openOne(subject, input.proposalId);
    const { row } = subject;
    if (agreedUnder(row.paragraphs, one)) throw new Refused('paragraph-agreed-first');
    const paragraphs = taken(row.paragraphs, one, row.original);
    if (typeof paragraphs === 'string') throw new Refused(paragraphs);
    const paragraphId = one.paragraphId ?? one.id;
    return decide(
      tx,
      subject,
      { paragraphId, decision: 'taken', proposals: [one.id], stage: 'agreed', paragraphs, words: one.words },
      now,
      (text) => proposalSaid(one, text),
    );
  },
});

/** Returns a proposal to those who made it, for a reason that they read. */
export const returnProposal = command({
  act: 'returnProposal',
  input: onProposal.extend({ reason }),
  ...lead,
  run: async ({ tx, input, subject, now }) => {
    await expectDecidable(tx, subject, input.expectedVersion);
    const one = openOne(subject, input.proposalId);
    const paragraphId = one.paragraphId ?? one.id;
    const done = await decide(
      tx,
      subject,
      { paragraphId, decision: 'returned', proposals: [one.id], stage: 'returned', reason: input.reason },
      now,
      (text) => proposalSaid(one, text),
    );
    const about = { textId: subject.row.id, participants: one.proponents, now, until: null };
    const outbox = await textNotice(tx, 'proposal-returned', about);
    return { ...done, outbox };
  },
});

/**
 * Takes note of a comment: nothing of the text changes. An answer, where one is given, is read by all who see the comment. Refuses a proposal,
 * which is taken or returned.
 */
export const noteComment = command({
  act: 'noteComment',
  input: onProposal.extend({ answer: field.optionalText(4000).optional().default(null) }),
  ...lead,
  run: async ({ tx, input, subject, now }) => {
    await expectDecidable(tx, subject, input.expectedVersion);
    const one = subject.open.find(({ id }) => id === input.proposalId);
    if (!one) throw new Refused('proposal-settled');
    if (one.kind !== 'comment') throw new Refused('only-comments-are-noted');
    return decide(
      tx,
      subject,
      {
        paragraphId: one.paragraphId ?? one.id,
        decision: 'noted',
        proposals: [one.id],
        stage: 'noted',
        reason: input.answer,
      },
      now,
      (text) => proposalSaid(one, text),
    );
  },
});
