import { forbid, plain, shared, vocabulary } from '#bin/architecture/import-rule.ts';
import { isDoor, isLoader, nouns, plainValues, sharedFolders } from '#bin/architecture/nouns.ts';

/** The order inside lib: a file imports what stands in its own group or before it. */
const order: [group: string, path: string, pathNot?: string[]][] = [
  ['vocabulary', vocabulary],
  ['plain values', plain],
  ['rules', '^lib/.+/rules\\.ts$', [shared]],
  ['rows', '^lib/.+/rows\\.ts$', [shared]],
  ['input', '^lib/.+/input\\.ts$', [shared]],
  ['policy', '^lib/policy\\.ts$'],
  ['shared folders', shared, [plain]],
  ['queries, commands', '^lib/.+\\.ts$', [shared, '/(rules|rows|input|actions)\\.ts$', '^lib/[^/]+$', isLoader]],
  ['action', '^lib/action\\.ts$'],
  ['actions and loaders', `/actions\\.ts$|${isLoader}`, [shared, '^(?!lib/)']],
];
/** Where a noun's rows have their shape and their columns. */
const shapes = '^lib/.+/rows\\.ts$';

export const inOrder = order.flatMap(([group, path, pathNot], at) =>
  order.slice(at + 1).map(([later, to, toNot]) =>
    forbid(
      `${group}-before-${later}`.replaceAll(/[ ,]+/g, '-'),
      { path, pathNot: pathNot ?? [] },
      // What a rule may know of a row is its type; that it runs nothing of it is a rule of its own, below.
      { path: to, pathNot: toNot ?? [], ...(later === 'rows' && { dependencyTypesNot: ['type-only' as const] }) },
      `${later} come later in the order inside lib (${order.map(([name]) => name).join(' → ')}): move the shared part before both`,
    ),
  ),
);

/** What stands in a noun's folder keeps to what it is for. */
export const inLib = [
  forbid(
    'rules-are-pure',
    { path: '^lib/.+/rules\\.ts$', pathNot: shared },
    { pathNot: [vocabulary, plain, shapes, `^lib/(?!(${sharedFolders.join('|')})/).+/rules\\.ts$`] },
    `rules.ts is law, pure: it imports only {${plainValues.join(', ')}}, vocabulary and other rules; take what it needs as an argument`,
  ),
  forbid(
    'rules-run-no-rows',
    { path: '^lib/.+/rules\\.ts$', pathNot: shared },
    { path: shapes, dependencyTypesNot: ['type-only'] },
    'a rule may know the shape of the row that it judges, by its type alone',
  ),
  forbid(
    'loaders-are-called-by-bin',
    { path: '^lib/', pathNot: isLoader },
    { path: isLoader },
    'nothing in lib calls a loader: bin does',
  ),
  forbid(
    'actions-to-database',
    { path: '^lib/.+/actions\\.ts$' },
    { path: '^db/', pathNot: vocabulary },
    'an action is one line around a command: the work belongs in commands.ts',
  ),
  forbid(
    'actions-to-queries',
    { path: '^lib/.+/actions\\.ts$' },
    { path: '/queries\\.ts$', dependencyTypesNot: ['type-only'] },
    'an action never asks a query: the command returns what the form needs',
  ),
  forbid(
    'queries-of-another-noun',
    { path: '^lib/([^/]+)/', pathNot: [shared, isLoader, isDoor] },
    { path: '^lib/(?!$1/).+/queries\\.ts$', dependencyTypesNot: ['type-only'] },
    'a read across nouns is SQL on the schema: join db/schema in the queries.ts of this noun; what is pure in it belongs in rules.ts of the other',
  ),
];

/** A noun knows those before it. A view may show a later one's row: its columns, and the type of its view. */
export const nounsInOrder = nouns.flatMap((noun, at) => {
  const later = nouns.slice(at + 1).join('|');
  if (!later) return [];
  return forbid(
    `nouns-after-${noun}`,
    { path: `^lib/${noun}/`, pathNot: [isLoader, isDoor] },
    { path: `^lib/(${later})/`, pathNot: ['/(rows|queries)\\.ts$', isLoader] },
    `${noun} stands before it in the written order (lib/nouns.ts) and may not know it: move this to the later noun, or join on the schema`,
  );
});
