import type { Tx } from '#db/client.ts';
import { process } from '#db/schema/process.ts';
import { env } from '#env.ts';
import { type Locale, offeredLocales } from '#lib/language/language.ts';

/** Whose portal it is, where, and in what languages it is offered: what every mail says. */
export type Portal = { acronym: string; address: string; zone: string; languages: readonly Locale[] };

/** Whose portal it is; null in a register without a process. */
export async function portalOf(tx: Tx): Promise<Portal | null> {
  const { acronym, zone, workingLanguages, interfaceLanguages } = process;
  const [held] = await tx.select({ acronym, zone, workingLanguages, interfaceLanguages }).from(process);
  return held
    ? { acronym: held.acronym, zone: held.zone, languages: offeredLocales(held), address: env().PORTAL_URL }
    : null;
}
