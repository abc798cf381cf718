import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { refusedForm } from '#lib/account/typing/rules.ts';
import type { Actor } from '#lib/act/actor.ts';
import { type TypedWords, typedWords } from '#lib/act/form.ts';
import { read, rows } from '#lib/act/read.ts';
import { words } from '#lib/act/shape.ts';

const kept = z.object({ form: z.string(), fields: words, typedAt: z.string() });
export type KeptTyping = z.output<typeof kept>;

/** What somebody has typed into forms whose names begin so, and not sent. */
export const typingUnder = (actor: Actor, prefix: string): Promise<KeptTyping[]> =>
  read(actor, (db) =>
    rows(
      db,
      kept,
      sql`select form, fields, to_char(typed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "typedAt" from kept_typing
        where starts_with(form, ${prefix}) and account_id::text = current_setting('app.account', true)`,
    ),
  );

/** The words of the form of somebody that was refused just now without a script, as they were typed. */
export async function refusedTyping(actor: Actor): Promise<TypedWords> {
  const [kept] = await read(actor, (db) =>
    rows(
      db,
      z.object({ words: z.string().nullable() }),
      sql`select fields ->> 'words' as words from kept_typing where form = ${refusedForm} and account_id::text = current_setting('app.account', true)
        and typed_at > clock_timestamp() - interval '1 minute'`,
    ),
  );
  return typedWords.parse(JSON.parse(kept?.words ?? '[]'));
}
