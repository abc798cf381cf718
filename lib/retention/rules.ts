import { jobsListedDays } from '#db/vocabulary.ts';

/** For how many days each thing that serves only for a while is kept, and from when. What is in no row of it is kept for good. */
export const keptFor = {
  session: {
    days: 1,
    what: 'Sessions',
    from: 'their end',
    why: 'Only open ones are of use; the record says who signed in and out.',
  },
  signInFailure: {
    days: 1,
    what: 'Failed sign-ins, with e-mail and network address',
    from: 'the attempt',
    why: 'They are counted over minutes, to slow down whoever guesses.',
  },
  invitation: {
    days: 1,
    what: 'Addresses by which an account is first entered, as far as nobody used them',
    from: 'their end',
    why: 'They let nobody in any more; the record says when they were given.',
  },
  knownDevice: {
    days: 1,
    what: 'Browsers that an account was rightly entered from',
    from: 'their end',
    why: 'They keep strangers’ tries from slowing a person down, and only while they last.',
  },
  idempotencyKey: {
    days: 7,
    what: 'Keys of forms that were sent',
    from: 'the sending',
    why: 'A form left open for a week and sent twice is still recorded once.',
  },
  keptTyping: {
    days: 30,
    what: 'What was typed into a form and not sent, for whoever typed it',
    from: 'the typing',
    why: 'It survives a lost connection and an ended session; after a month nobody goes on with it.',
  },
  mail: {
    days: 90,
    what: 'Messages sent or dropped, with address and text',
    from: 'that day',
    why: 'Questions about a message come within weeks. What failed or is held stays until somebody decides.',
  },
  digestNotice: {
    days: 30,
    what: 'What was told in a digest, or left out of it',
    from: 'that day',
    why: 'It says what a digest was made of. What still waits for one stays until it goes.',
  },
  job: {
    days: jobsListedDays,
    what: 'Jobs done, and jobs that failed for good',
    from: 'their end',
    why: 'Staff see what failed; the job library removes them.',
  },
  orphanFile: {
    days: 1,
    what: 'Stored files that no row names, and temporary files',
    from: 'when they were last written',
    why: 'A file is stored before its row: within a day its upload has ended, well or not. A file of a form that asks once more waits for an hour.',
  },
} as const;
export type Kept = keyof typeof keptFor;

/** The same as the text of docs/retention.md. */
export function retentionMarkdown(): string {
  const rows = Object.values(keptFor).map(
    ({ what, days, from, why }) => `| ${what} | ${days} ${days === 1 ? 'day' : 'days'} from ${from} | ${why} |`,
  );
  return `# What is removed, and when

Rendered from \`lib/retention/rules.ts\` by \`node bin/render-retention.ts\`; a test fails when the two differ. A job of the worker does
it each night, and what it removed is in the record as an act of the system. Everything else, the register and its record, is kept.

| what | kept for | why |
| --- | --- | --- |
${rows.join('\n')}
`;
}
