/**
 * The nouns in the one written order: a noun may know those before it, never one after it.
 * A new noun takes its place here first.
 */
export const nouns = [
  'source',
  'process',
  'state',
  'organization',
  'membership',
  'conference',
  'chairmanship',
  'secretariat',
  'document',
  'text',
  'adoption',
  'outcome',
  'commitment',
  'news',
  'claim',
  'account',
  'record',
  'desk',
  'overview',
] as const;

/** The place of a noun in the order, or -1 when it has none yet. */
export function placeOf(noun: string): number {
  const order: readonly string[] = nouns;
  return order.indexOf(noun);
}

/** The file names a noun's folder may hold. `rows` are the columns of its list, as SQL, for whichever query shows them. */
export const roomNames = ['rules', 'rows', 'queries', 'commands', 'actions', 'input'];

/** What the account has beside: who is there (session), what they may enter (guard), how they come in (door), by what (secret). */
export const doorNames = ['session', 'guard', 'door', 'secret'];

/** Loaders stand above all nouns: they call every noun's commands, and no noun calls them. */
export const loaderNames = ['load', 'demo'];
export const nounsWithLoaders = ['process', 'account'];

/** The folders of lib that all nouns share, by what they are for. */
export const sharedFolders = ['act', 'page', 'upload', 'mail', 'jobs', 'language', 'time', 'ground'];
export const isShared = (path: string): boolean => sharedFolders.some((folder) => path.startsWith(`lib/${folder}/`));

/** Shared files that are plain values: what rules and components may import. */
export const plainValues = ['language/formatter', 'language/language', 'time/period', 'act/result', 'act/shape'];
export const isPlainValue = (path: string): boolean => plainValues.some((name) => path === `lib/${name}.ts`);
