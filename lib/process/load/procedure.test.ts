import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { procedureRules } from '#lib/act/procedure-rules.ts';
import { processFile } from '#lib/process/input.ts';
import { inconsistencies } from '#lib/process/load/consistency.ts';
import { type Fault, faultsOf, sentenceOf } from '#lib/process/load/faults.ts';
import { keysPassedOver } from '#lib/process/load/keys.ts';
import { referenceDataOf } from '#lib/process/load/reference-data.ts';
import { unknownReferences } from '#lib/process/load/references.ts';

const seed = JSON.parse(await readFile('db/seed/almaty-process.json', 'utf8'));
/** The seed, which works in English and Russian, with rules of procedure. */
const withRules = (procedure: unknown) => ({ ...seed, process: { ...seed.process, procedure } });

function faultsIn(procedure: unknown): Fault[] {
  const given = withRules(procedure);
  const parsed = processFile.safeParse(given, { error: sentenceOf });
  return parsed.success
    ? [...keysPassedOver(given).faults, ...unknownReferences(parsed.data), ...inconsistencies(parsed.data)]
    : faultsOf(parsed.error.issues);
}

test.each([
  ['nothing', undefined, {}],
  ['no rule', {}, {}],
  ['one', { silence: false }, { silence: false }],
])('of a file that says %s the register keeps just that', (_what, said, kept) => {
  expect(faultsIn(said)).toEqual([]);
  expect(referenceDataOf(processFile.parse(withRules(said))).process.procedure).toEqual(kept);
});

test('all rules are kept as they are said, days in their order', () => {
  const said = {
    silence: true,
    silenceHours: 2160,
    silenceLanguages: ['ru', 'en'],
    statementHours: 0,
    observersComment: true,
    workingDays: [7, 1, 2, 3, 4],
    holidays: ['2028-02-29', '2027-01-01'],
  };
  expect(faultsIn(said)).toEqual([]);
  expect(referenceDataOf(processFile.parse(withRules(said))).process.procedure).toEqual(said);
});

test('what is not said is as the portal has it', () => {
  expect(procedureRules.parse({ silence: false })).toEqual({
    silence: false,
    silenceHours: 72,
    silenceLanguages: null,
    statementHours: 168,
    observersComment: false,
    workingDays: [1, 2, 3, 4, 5],
    holidays: [],
  });
});

test.each<[string, unknown, string, RegExp]>([
  ['a list', [], '', /is a list, and an object in braces is due/],
  ['null', null, '', /is null, and an object in braces is due/],
  ['a word for yes', { silence: 'yes' }, '.silence', /is text, and true or false is due/],
  ['no hour', { silenceHours: 0 }, '.silenceHours', /is less than 1/],
  ['more hours than ninety days have', { silenceHours: 2161 }, '.silenceHours', /is more than 2160/],
  ['half an hour', { silenceHours: 72.5 }, '.silenceHours', /whole number is due/],
  ['hours below none', { statementHours: -1 }, '.statementHours', /is less than 0/],
  ['a number for true', { observersComment: 1 }, '.observersComment', /true or false is due/],
  ['no language', { silenceLanguages: [] }, '.silenceLanguages', /fewer than 1 entries/],
  ['a language by itself', { silenceLanguages: 'en' }, '.silenceLanguages', /a list in square brackets is due/],
  ['a language that it does not work in', { silenceLanguages: ['en', 'fr'] }, '.silenceLanguages[1]', /: en, ru$/],
  ['a language misspelt', { silenceLanguages: ['EN'] }, '.silenceLanguages[0]', /'EN'.* is 'en' meant\?/],
  ['a language twice', { silenceLanguages: ['en', 'en'] }, '.silenceLanguages[1]', /'en' a second time/],
  ['no working day', { workingDays: [] }, '.workingDays', /fewer than 1 entries/],
  ['a day before Monday', { workingDays: [0, 1] }, '.workingDays[0]', /Monday is 1, Sunday is 7/],
  ['a day after Sunday', { workingDays: [1, 8] }, '.workingDays[1]', /Monday is 1, Sunday is 7/],
  ['a day by its name', { workingDays: ['Monday'] }, '.workingDays[0]', /Monday is 1, Sunday is 7/],
  ['a day twice', { workingDays: [1, 2, 1] }, '.workingDays[2]', /'1' a second time/],
  ['a day that is none', { holidays: ['2027-02-29'] }, '.holidays[0]', /YYYY-MM-DD/],
  ['a month', { holidays: ['2027-01-01', '2027-03'] }, '.holidays[1]', /YYYY-MM-DD/],
  ['a holiday twice', { holidays: ['2027-01-01', '2027-01-01'] }, '.holidays[1]', /'2027-01-01' a second time/],
  ['hours of a silence that is not kept', { silence: false, silenceHours: 96 }, '.silenceHours', /rule of silence/],
  ['languages of one', { silence: false, silenceLanguages: ['en'] }, '.silenceLanguages', /rule of silence/],
  ['a key misspelt', { silencehours: 96 }, '.silencehours', /'silenceHours' is meant/],
])('%s is refused, with its place and what is due', (_what, said, at, reason) => {
  const faults = faultsIn(said);
  expect(faults.map(({ path }) => path)).toEqual([`process.procedure${at}`]);
  expect(faults[0]?.reason).toMatch(reason);
});
