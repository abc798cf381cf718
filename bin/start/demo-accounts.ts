import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const account = z.object({
  email: z.string(),
  password: z.string(),
  totpSecret: z.string(),
  role: z.string(),
  actsFor: z.string().nullable(),
});
export type DemoAccount = z.infer<typeof account>;

export const demoAccountsFile = (dataDir: string): string => join(dataDir, 'demo-accounts.json');

/** The accounts that a demonstration is tried with; null where none were made, as in every other register. */
export async function readDemoAccounts(dataDir: string): Promise<DemoAccount[] | null> {
  const text = await readFile(demoAccountsFile(dataDir), 'utf8').catch(() => null);
  return text === null ? null : z.array(account).parse(JSON.parse(text));
}
