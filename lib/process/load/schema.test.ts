import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { common, descriptions } from '#lib/process/load/descriptions.ts';
import { placesIn, processFileSchema, processFileSchemaText } from '#lib/process/load/schema.ts';

test('the schema for editors is current: node bin/render-process-schema.ts writes it', async () => {
  expect(await readFile('docs/process-file.schema.json', 'utf8')).toBe(processFileSchemaText());
});

test('every key of the form has words, and no words are for a key that is none', () => {
  const places = placesIn(processFileSchema());
  const last = (place: string) => place.split('.').at(-1) ?? '';
  expect(places.filter((place) => !(place in descriptions) && !(last(place) in common))).toEqual([]);
  expect(Object.keys(descriptions).filter((place) => !places.includes(place))).toEqual([]);
});
