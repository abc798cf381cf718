import { sql } from 'drizzle-orm';
import type { Locale, VersionKind } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import { releasedRows } from '#lib/document/release/rows.ts';
import { compareSymbols } from '#lib/document/rules.ts';

export type ReleasedRow = {
  id: string;
  symbol: string;
  title: string;
  titleLanguage: Locale;
  conference: { slug: string; title: string; titleLanguage: Locale } | null;
  releasedOn: string;
  languages: { lang: string; kind: VersionKind; href: string; mediaType: string; bytes: number }[];
  /** Working languages in which there is no version. */
  missing: string[];
};

export type ReleasedView = { rows: ReleasedRow[]; q: string };

/** Released documents in the order of their symbols; `q` keeps those whose symbol or title has it. */
export async function released(locale: Locale, { q = '' }: { q?: string } = {}): Promise<ReleasedView> {
  const rows = await read(PUBLIC, async (db) => [...(await db.execute<ReleasedRow>(sql`${releasedRows(locale)}`))]);
  const wanted = q.trim().slice(0, 100).toLocaleLowerCase(locale);
  const found = rows.filter(({ symbol, title }) => `${symbol} ${title}`.toLocaleLowerCase(locale).includes(wanted));
  return { rows: found.toSorted((a, b) => compareSymbols(a.symbol, b.symbol)), q: q.trim().slice(0, 100) };
}
