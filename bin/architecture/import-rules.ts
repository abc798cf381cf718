import { forbid, ours, plain, type Rule, shared, tests, vocabulary } from '#bin/architecture/import-rule.ts';
import { inLib, inOrder, nounsInOrder } from '#bin/architecture/import-rules-of-lib.ts';
import { plainValues, sharedFolders } from '#bin/architecture/nouns.ts';

const layer = (name: string, path: string, may: string[], comment: string) =>
  forbid(name, { path }, { path: ours, pathNot: may }, comment);

/** Imports go down only: app → components → lib → db. */
const layers = [
  layer(
    'app',
    '^app/',
    ['^(app|components|lib)/', '^env\\.ts$', vocabulary],
    'a page asks lib/<noun>/queries.ts and hands the view to a component; move the rest down there',
  ),
  layer(
    'components',
    '^components/',
    ['^(components|lib)/', vocabulary],
    'a component takes what it needs as props, filled by the page from lib/<noun>/queries.ts',
  ),
  layer(
    'lib',
    '^lib/',
    ['^(lib|db|messages)/', '^env\\.ts$'],
    'imports go down only (app → components → lib → db): move the shared part down into lib',
  ),
  layer(
    'db',
    '^db/',
    ['^db/', '^env\\.ts$', '^messages/locales\\.ts$'],
    'db knows tables and vocabularies only; what uses lib belongs in lib or bin',
  ),
  layer('env', '^env\\.ts$', [], 'env.ts reads the environment and imports nothing of ours'),
  layer(
    'frame',
    '^(proxy|instrumentation)\\.ts$',
    ['^lib/', '^env\\.ts$'],
    'keep it to locale and redirects, or starting what lib/ground offers',
  ),
  forbid(
    'product-to-tests',
    { path: '.', pathNot: ['^bin/', '\\.config\\.ts$'] },
    { path: tests },
    'this is for tests: what the product needs does not live beside them',
  ),
];

const app = [
  forbid(
    'app-to-commands',
    { path: '^app/' },
    { path: '^lib/.+/(commands|load|demo)(\\.ts$|/)' },
    'app writes by actions only: use the action in the actions.ts of that noun',
  ),
  forbid(
    'app-to-database',
    { path: '^app/' },
    { path: 'node_modules/(postgres|drizzle-orm)/' },
    'app asks no database: write the query in lib/<noun>/queries.ts',
  ),
];

const viewTypes = `/queries\\.ts$|${shared}|^lib/(policy|account/guard)\\.ts$`;
const components = [
  forbid(
    'ui',
    { path: '^components/ui/' },
    { path: ours, pathNot: ['^components/ui/', '\\.css$'] },
    'components/ui could ship in another product: take it as props, or move this to components/<noun>/',
  ),
  forbid(
    'component-to-lib',
    { path: '^components/', pathNot: '^components/ui/' },
    {
      path: '^lib/',
      pathNot: [plain, `^lib/(?!(${sharedFolders.join('|')})/).+/(actions|rules|input)\\.ts$`, viewTypes],
    },
    `a component imports only ui, actions, rules, input, vocabulary, {${plainValues.join(', ')}} and view types: use the action, or let the page pass it the result`,
  ),
  forbid(
    'component-to-values',
    { path: '^components/', pathNot: '^components/ui/' },
    { path: viewTypes, pathNot: plain, dependencyTypesNot: ['type-only'] },
    `a component never calls a query, nor what queries are made with: the page calls it; here only 'import type' of its view`,
  ),
  forbid(
    'component-to-server',
    { path: '^components/' },
    {
      path: 'node_modules/(postgres|drizzle-orm|next-auth|server-only)/|node_modules/next/(headers|cache|server)\\.',
    },
    'a component does not reach the server: pass it the result',
  ),
  forbid(
    'component-to-node',
    { path: '^components/' },
    { dependencyTypes: ['core'] },
    'a component does not reach the server: pass it the result',
  ),
];

/** All that no import may be, each with what to do instead. */
export const importRules: Rule[] = [
  ...layers,
  ...app,
  ...components,
  ...inOrder,
  ...inLib,
  ...nounsInOrder,
  {
    name: 'circle',
    severity: 'error',
    comment: 'imports run in a circle: move what both need into a file below them; types count too',
    from: {},
    to: { circular: true },
  },
  {
    name: 'project-path',
    severity: 'error',
    comment: "import it by its project path, with the extension: '#lib/time/clock.ts'",
    from: { pathNot: ['^public/', '^messages/'] },
    to: { path: ours, pathNot: '\\.css$', dependencyTypes: ['local'], dependencyTypesNot: ['aliased-subpath-import'] },
  },
  {
    name: 'found',
    severity: 'error',
    comment: 'there is no such file or package: write the path with its extension, or add the package to package.json',
    from: {},
    // Two packages are types only: there is nothing of them to find, and the compiler has looked.
    to: { couldNotResolve: true, pathNot: '^(geojson|topojson-specification)$' },
  },
  {
    name: 'package-listed',
    severity: 'error',
    comment: 'package.json does not list this package, it is only there by chance: add it with its exact version',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'package-of-the-product',
    severity: 'error',
    comment: 'this package is for development only: move it to dependencies',
    from: { path: '^(app|components|lib|db)/|^env\\.ts$', pathNot: `${tests}|/fixtures` },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
  },
];
