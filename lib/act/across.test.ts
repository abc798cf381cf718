import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { across, line, optionalLine } from '#lib/act/field.ts';

const lib = join(import.meta.dirname, '..');
const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /(^|\/)commands\.ts$/.test(path),
);

/** Every command of lib, by where it is. */
async function commandsOfLib(): Promise<{ name: string; input: z.ZodType }[]> {
  const found = await Promise.all(
    files.map(async (path) => {
      const module: Record<string, unknown> = await import(join(lib, path));
      return Object.entries(module).flatMap(([name, one]) =>
        typeof one === 'function' && 'input' in one && one.input instanceof z.ZodType
          ? [{ name: `${path} ${name}`, input: one.input }]
          : [],
      );
    }),
  );
  return found.flat();
}

test('a rule across fields is asked also where another field is missing: all that is wrong is said at once', async () => {
  const form = across(
    z.object({ name: line(), one: optionalLine(), other: optionalLine() }),
    ({ one, other }, refuse) => {
      if (one === null && other === null) refuse('choice-missing', 'one');
    },
  );
  const blank = form.safeParse({ name: '', one: '', other: '' });
  expect(blank.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['name', 'field-missing'],
    ['one', 'choice-missing'],
  ]);
  expect(form.safeParse({ name: 'A', one: 'x', other: '' }).success).toBe(true);
});

test('no command of the portal asks a rule across fields only once every field by itself is right', async () => {
  const commands = await commandsOfLib();
  expect(commands.length).toBeGreaterThan(40);
  const late = commands.filter(({ input }) =>
    (input.def.checks ?? []).some((check) => check._zod.def.when === undefined),
  );
  expect(late.map(({ name }) => name)).toEqual([]);
});

test('a blank form of any command is refused field by field or not at all, never with one field that hides others', async () => {
  for (const { name, input } of await commandsOfLib()) {
    if (!(input instanceof z.ZodObject)) continue;
    const blank = Object.fromEntries(Object.keys(input.shape).map((key) => [key, undefined]));
    const said = new Set(input.safeParse(blank).error?.issues.map(({ path }) => String(path[0])));
    for (const [key, field] of Object.entries(input.shape))
      if (!z.safeParse(field, undefined).success) expect(said, `${name}: ${key}`).toContain(key);
  }
});

/** A field left empty, as its form sends it: words in two languages, nothing chosen of several, else one empty text. */
const empty = (field: z.core.$ZodType): unknown =>
  z.record(z.string(), z.string()).safeParse(z.safeParse(field, { en: 'x', ru: '' }).data).data?.en === 'x'
    ? { en: '', ru: '' }
    : Array.isArray(z.safeParse(field, []).data)
      ? []
      : '';

test('every field that a refusal of a blank form names is one of the form, and of words one of the languages asked for', async () => {
  for (const { name, input } of await commandsOfLib()) {
    if (!(input instanceof z.ZodObject)) continue;
    const blank = Object.fromEntries(Object.entries(input.shape).map(([key, field]) => [key, empty(field)]));
    for (const { path } of input.safeParse(blank).error?.issues ?? []) {
      const [key, language] = path.map(String);
      expect(Object.keys(input.shape), `${name}: ${path.join('.')}`).toContain(key);
      if (key && typeof blank[key] === 'object' && !Array.isArray(blank[key]))
        expect(['en', 'ru'], `${name}: ${path.join('.')}`).toContain(language);
    }
  }
});

test('a blank press release names its day, headline and text, and a blank outcome the day of adoption too', async () => {
  const refused = async (wanted: string) => {
    const found = (await commandsOfLib()).find(({ name }) => name === wanted);
    if (!found || !(found.input instanceof z.ZodObject)) throw new Error(wanted);
    const blank = Object.fromEntries(Object.entries(found.input.shape).map(([key, field]) => [key, empty(field)]));
    return found.input.safeParse(blank).error?.issues.map(({ path }) => path.join('.'));
  };
  expect(await refused('news/commands.ts publishNews')).toEqual(['date', 'headline.en', 'body.en']);
  expect(await refused('outcome/commands.ts publishOutcome')).toEqual(
    expect.arrayContaining(['kind', 'title.en', 'adoptedOn']),
  );
});
