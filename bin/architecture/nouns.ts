import { type NounKey, nouns, registry } from '#lib/nouns.ts';

export { nouns };

/** The noun that alone writes each table. */
export const ownerOfTable: ReadonlyMap<string, NounKey> = new Map(
  nouns.flatMap((noun) => registry[noun].tables.map((table) => [table, noun] as const)),
);

/** Tables of the shared folders: the record of acts, and what keeps a form from being done twice. */
export const sharedTables = ['audit_head', 'audit_record', 'idempotency_key'];

/** Has the noun a place in the written order? */
export const hasPlace = (noun: string): boolean => nouns.some((known) => known === noun);

/** The file names a noun's folder may hold. `rows` are the columns of its list, as SQL, for whichever query shows them. */
export const fileNames = ['rules', 'rows', 'queries', 'commands', 'actions', 'input'];

/** What the account has beside: who is there (session), what they may enter (guard), how they come in (door), by what (secret). */
export const doorNames = ['session', 'guard', 'door', 'secret'];

export const isDoor = `^lib/account/(${doorNames.join('|')})\\.ts$`;

/** Loaders stand above all nouns: they call every noun's commands, and no noun calls them. */
export const loaders: Partial<Record<string, string | string[]>> = {
  process: ['load', 'export'],
  account: 'demo',
  conference: 'demo',
};
export const isLoader = '^lib/(process/(load|export)|account/demo|conference/demo)(\\.ts$|/)';

/** The folders of lib that all nouns share, by what they are for. */
export const sharedFolders = ['act', 'page', 'upload', 'typeset', 'jobs', 'language', 'time', 'ground'];
export const isShared = (path: string): boolean => sharedFolders.some((folder) => path.startsWith(`lib/${folder}/`));

/** Shared files that are plain values: what rules and components may import. */
export const plainValues = [
  'nouns',
  'language/emphasis',
  'language/formatter',
  'language/french',
  'language/language',
  'language/quotation',
  'language/tag',
  'language/visible',
  'language/word-diff',
  'language/turning-mark',
  'language/web-address',
  'time/period',
  'act/acts',
  'act/procedure-rules',
  'act/result',
  'act/shape',
];
