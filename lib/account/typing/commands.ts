import { and, eq, sql } from 'drizzle-orm';
import { database } from '#db/client.ts';
import { keptTyping } from '#db/schema/kept-typing.ts';
import { refusedForm } from '#lib/account/typing/rules.ts';
import { type Actor, setActor } from '#lib/act/actor.ts';
import type { TypedWords } from '#lib/act/form.ts';

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

/** Letters of those words: more than any act takes. */
const mostRefused = 1_000_000;

/**
 * Keeps the words of a form that was refused, for that person alone, until the next one is: the page that says why may have the form no longer,
 * since somebody else removed what it was about.
 */
export async function keepRefused(actor: Actor, words: TypedWords): Promise<void> {
  const { accountId } = actor;
  if (!accountId) return;
  const all = JSON.stringify(words);
  const said = all.length > mostRefused ? '[]' : all;
  await database().transaction(async (tx) => {
    await setActor(tx, actor);
    const fields = { words: said };
    await tx
      .insert(keptTyping)
      .values({ accountId, form: refusedForm, fields })
      .onConflictDoUpdate({
        target: [keptTyping.accountId, keptTyping.form],
        set: { fields, typedAt: sql`clock_timestamp()` },
      });
  });
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
