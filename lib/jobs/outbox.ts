import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { digestNotices, type JobKind, locales, roles } from '#db/vocabulary.ts';

/** One line of a header: no control characters and nothing that turns the direction of writing, so nothing can follow it. */
const header = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u);

/** One address of one person, as a mail may be sent to it: never a list, a name beside it or a quoted part. */
export const recipient = header(254).regex(/^[^\s"(),:;<>@[\\\]]+@[^\s"(),:;<>@[\\\]]+$/);

/** A mail to one person: what staff see of it is what goes. It may say no more than its recipient may see. */
export const newMail = z.strictObject({ recipient, subject: header(78), body: z.string().min(1).max(20_000) });
export type NewMail = z.infer<typeof newMail>;

/** What each kind of job is given: ids, never words of the register. */
export const payloads = {
  mail: z.strictObject({ mail: z.uuid() }),
  'mail-undelivered': z.strictObject({ mail: z.uuid() }),
  'prune-register': z.null(),
  'remove-orphan-files': z.null(),
  remind: z.null(),
  digest: z.null(),
  'read-released': z.null(),
} satisfies Record<JobKind, z.ZodType>;

const said = newMail.omit({ recipient: true });
/** What is written to several people: in the language of each, and in all of them to whoever has none yet. */
const wordsByLanguage = z.partialRecord(z.enum(locales), said).and(z.object({ all: said }));

const waiting = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mail'), mail: newMail }),
  z.strictObject({ kind: z.literal('mail-again'), id: z.uuid() }),
  /** The same mail at once to everybody who acts for some participants, or to those among them who have a role. */
  z.strictObject({
    kind: z.literal('notice'),
    participants: z.array(z.string()),
    role: z.enum(roles).nullable(),
    words: wordsByLanguage,
  }),
  /**
   * A line of the next digest of everybody who acts for some participants, or of those among them who have a role. Of a document that is
   * issued `participants` is null: its access says who they are.
   */
  z.strictObject({
    kind: z.literal('digest'),
    notice: z.enum(digestNotices),
    subject: z.uuid(),
    participants: z.array(z.string()).nullable(),
    role: z.enum(roles).nullable(),
  }),
]);
/** What an act leaves to be done: a new mail, or one that is there and is to go again. */
export type Waiting = z.infer<typeof waiting>;

/**
 * Puts down what an act leaves to be done, in its own transaction: undone with it, and also when it was only rehearsed. The
 * functions of the database write as the system, whoever acts. What a mail cannot carry is a fault of whoever wrote the act.
 */
export async function enqueue(tx: Tx, outbox: readonly Waiting[]): Promise<void> {
  for (const item of outbox) {
    const given = waiting.parse(item);
    if (given.kind === 'mail') {
      const { recipient, subject, body } = given.mail;
      await tx.execute(sql`select put_mail(${recipient}, ${subject}, ${body})`);
    } else if (given.kind === 'notice') {
      if (given.participants.length > 0)
        await tx.execute(
          sql`select put_notice(${listOf(given.participants)}, ${JSON.stringify(given.words)}::jsonb, ${given.role})`,
        );
    } else if (given.kind === 'digest') {
      const { notice, subject, participants, role } = given;
      await tx.execute(
        sql`select put_digest(${notice}, ${subject}::uuid, ${participants ? listOf(participants) : sql`null`}, ${role})`,
      );
    } else await tx.execute(sql`select put_job('mail', ${JSON.stringify({ mail: given.id })}::jsonb)`);
  }
}

const listOf = (keys: readonly string[]): SQL =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`;
