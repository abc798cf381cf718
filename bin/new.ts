import { join } from 'node:path';
import { sharedTables } from '#bin/architecture/nouns.ts';
import { namesFrom } from '#bin/new/names.ts';
import { makeNoun } from '#bin/new/noun.ts';
import { registry, staffAreas } from '#lib/nouns.ts';

const usage = `npm run new -- noun NAME "One" "Several" "Одно" "Несколько" "Un" "Plusieurs"
  for example: npm run new -- noun side-event "Side event" "Side events" "Параллельное мероприятие" "Параллельные мероприятия" "Manifestation parallèle" "Manifestations parallèles"`;

const leftToDo = (key: string) => `Left to do, in this order:
  1. db/schema/${key}.ts: its own columns; then the migration anew, while nobody has run it (npx drizzle-kit generate)
  2. lib/${key}/rules.ts: what is refused, with tests; a refusal's sentence goes to messages/*/refusal.json
  3. lib/nouns.ts: its place in the order of nouns, and in the navigation
  4. lib/policy.ts: who may do the act; then node bin/render-policy.ts
  5. messages/*/staff-${key}.json, act.json, staff.json: the words as an office says them
  6. docs/glossary.md: the noun, in one line
  npm run check says what does not hold; npx vitest run --project database lib/${key} runs its tests.`;

/** Nouns, tables, things and areas: a new noun is none of them. */
const taken = [
  ...Object.entries(registry).flatMap(([noun, { tables, things }]) => [noun, ...tables, ...Object.keys(things)]),
  ...sharedTables,
  ...staffAreas.map(({ area }) => area),
];

const [kind, ...given] = process.argv.slice(2);
const names = kind === 'noun' ? namesFrom(given, taken) : { refused: 'noun is what there is' };
if ('refused' in names) {
  console.error(`${names.refused}.\n${usage}`);
  process.exitCode = 1;
} else {
  const { byHand, made } = makeNoun(join(import.meta.dirname, '..'), names, staffAreas.length + 1);
  console.log(`${byHand.length} files written or edited:\n${byHand.map((path) => `  ${path}`).join('\n')}`);
  console.log(`made from them by commands:\n${made.map((path) => `  ${path}`).join('\n')}\n`);
  console.log(leftToDo(names.key));
}
