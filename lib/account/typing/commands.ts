import { and, eq, sql } from 'drizzle-orm';
import { database } from '#db/client.ts';
import { keptTyping } from '#db/schema/kept-typing.ts';
import { type Actor, setActor } from '#lib/act/actor.ts';

/** Letters that are kept of one form, and of the name of one. */
const most = { fields: 100_000, form: 200 };

/**
 * Keeps what somebody has typed into a form and not sent yet, for that person alone: a lost connection, an ended session or another tab loses
 * nothing. It is no act, and the record has nothing of it. What is too long to be kept is left as it was; says whether it was kept.
 */
export async function keepTyping(actor: Actor, form: string, fields: Record<string, string>): Promise<boolean> {
  const { accountId } = actor;
  if (!accountId || form.length > most.form || JSON.stringify(fields).length > most.fields) return false;
  await database().transaction(async (tx) => {
    await setActor(tx, actor);
    await tx
      .insert(keptTyping)
      .values({ accountId, form, fields })
      .onConflictDoUpdate({
        target: [keptTyping.accountId, keptTyping.form],
        set: { fields, typedAt: sql`clock_timestamp()` },
      });
  });
  return true;
}

/** Forgets what was kept of a form: it was sent. */
export async function forgetTyping(actor: Actor, form: string): Promise<void> {
  const { accountId } = actor;
  if (!accountId) return;
  await database().transaction(async (tx) => {
    await setActor(tx, actor);
    await tx.delete(keptTyping).where(and(eq(keptTyping.accountId, accountId), eq(keptTyping.form, form)));
  });
}
