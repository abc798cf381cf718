import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { hashToken } from '#lib/account/secret.ts';
import { accountContext } from '#lib/act/actor.ts';

export const sessionRowSchema = accountContext.extend({
  process: z.string(),
  demonstration: z.boolean(),
  workingLanguages: z.array(z.string()),
  interfaceLanguages: z.array(z.string()),
});
export type SessionRow = z.infer<typeof sessionRowSchema>;

/**
 * What the register says now of the session with this token, and whose portal this is; null when it is over, or its account
 * disabled. One statement. Throws when the register is away.
 */
export async function sessionRow(token: string): Promise<SessionRow | null> {
  const [row] =
    await database().execute(sql`select s.*, p.acronym as process, p.demonstration, p.working_languages as "workingLanguages", p.interface_languages as "interfaceLanguages"
    from session_context(${hashToken(token)}) s, process p`);
  return row ? sessionRowSchema.parse(row) : null;
}
