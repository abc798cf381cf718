import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { citedNouns } from '#db/vocabulary.ts';
import { processFile } from '#lib/process/input.ts';
import { wrongCitations } from '#lib/process/load/citations.ts';
import { citableFields, fieldsOfChange } from '#lib/source/citation/rules.ts';

const seed: unknown = JSON.parse(await readFile('db/seed/almaty-process.json', 'utf8'));

/** The faults of the demonstration's file, once what it says of sources is changed. */
function faultsOf(change: (file: ReturnType<typeof processFile.parse>) => void) {
  const file = processFile.parse(structuredClone(seed));
  change(file);
  return wrongCitations(file);
}

test('the sources of single facts in the demonstration are all known, and of known facts', () => {
  expect(faultsOf(() => {})).toEqual([]);
});

test('a fact of which no source is named, and a source that is none, are said with their place and what is meant', () => {
  const found = faultsOf((file) => {
    const [first] = file.meetings ?? [];
    if (first) first.sources = { organizer: 'iom-2013', host: ['iom-2013', 'iom-2031'], hosts: 'iom-2013' };
    file.process.sources = { supportUnitTask: 'unhcr-gov' };
    const [term] = file.chairTerms ?? [];
    if (term) term.sources = { ordinal: 'iom-2013' };
  });
  expect(found.map(({ path }) => path)).toEqual([
    'process.sources.supportUnitTask',
    'chairTerms[0].sources.ordinal',
    'meetings[0].sources.organizer',
    'meetings[0].sources.host[1]',
  ]);
  expect(found[0]?.reason).toContain("is 'supportUnitTasks' meant?");
  expect(found[2]?.reason).toContain("is 'organiser' meant?");
  expect(found[3]?.reason).toContain("is 'iom-2013' meant?");
});

test('a change of any column of a fact is one to the fact, and each fact is named once', () => {
  expect(fieldsOfChange('conference', ['city', 'country', 'fromPrecision', 'theme', 'version'])).toEqual([
    'from',
    'place',
    'theme',
  ]);
  for (const noun of citedNouns) expect(new Set(citableFields(noun)).size).toBe(citableFields(noun).length);
});
