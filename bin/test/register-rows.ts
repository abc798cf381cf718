import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';

/** Every table that a process file is loaded into. */
const tables = [
  'process',
  'body',
  'office',
  'body_member',
  'source',
  'state',
  'state_name',
  'organization',
  'participant',
  'membership_period',
  'chair_term',
  'secretariat_arrangement',
  'arrangement_party',
  'arrangement_step',
  'conference',
  'conference_participant',
  'statement',
  'outcome',
  'news',
  'claim',
  'citation',
];
/** What says when and in which row, not what. */
const passing = ['id', 'created_at', 'loaded_at', 'accepted_at', 'file_hash', 'version', 'corrected_on', 'reason'];

/** All rows of the register, each as text, in which a row that is referred to stands as what it says. */
export async function registerRows(tx: Tx): Promise<Record<string, string[]>> {
  const found: Record<string, Record<string, unknown>[]> = {};
  for (const table of tables) found[table] = [...(await tx.execute(sql`select * from ${sql.identifier(table)}`))];
  const texts = new Map<string, string>();
  const textOf = (row: Record<string, unknown>): string =>
    JSON.stringify(
      Object.entries(row)
        .filter(([key]) => !passing.includes(key))
        .map(([key, value]) => [key, typeof value === 'string' ? (texts.get(value) ?? value) : value]),
    );
  return Object.fromEntries(
    tables.map((table) => {
      const rows = (found[table] ?? []).map((row) => ({ row, text: textOf(row) }));
      for (const { row, text } of rows) if (typeof row.id === 'string') texts.set(row.id, text);
      return [table, rows.map(({ text }) => text).sort()];
    }),
  );
}
