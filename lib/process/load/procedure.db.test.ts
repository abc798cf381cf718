import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { written } from '#bin/test/process-file.ts';
import { SYSTEM } from '#lib/act/actor.ts';
import { procedure } from '#lib/act/procedure.ts';
import { read } from '#lib/act/read.ts';
import { exportProcess } from '#lib/process/export.ts';
import { checkProcessFile, loadProcessFile } from '#lib/process/load.ts';

const OWN = 'lib/process/load/cases/invented-french-and-arabic.json';

/** The file with its process changed, indented: each entry of a list has a line of its own. */
async function changed(more: object): Promise<{ path: string; lines: string[] }> {
  const file = JSON.parse(await readFile(OWN, 'utf8'));
  const text = JSON.stringify({ ...file, process: { ...file.process, ...more } }, null, 2);
  const path = await written(text);
  return { path, lines: text.split('\n') };
}

test('every fault of the rules is said at once, each at its line; one hides no other', async () => {
  const { path, lines } = await changed({
    procedure: {
      silenceHours: 0,
      silenceLanguages: ['fr', 'de'],
      workingDays: [1, 2, 2],
      holidays: ['2027-02-30', 'the king’s birthday'],
    },
  });
  const found = await checkProcessFile(path);
  if (found.ok) throw new Error('it was taken');
  expect(found.faults.map((fault) => [fault.path, lines[(fault.line ?? 0) - 1]?.trim()])).toEqual([
    ['process.procedure.silenceHours', '"silenceHours": 0,'],
    ['process.procedure.silenceLanguages[1]', '"de"'],
    ['process.procedure.workingDays[2]', '2'],
    ['process.procedure.holidays[0]', '"2027-02-30",'],
    ['process.procedure.holidays[1]', '"the king’s birthday"'],
  ]);
});

test('where the working languages are wrong, nothing more is said of those of silence', async () => {
  const { path } = await changed({ workingLanguages: ['fr', 'Arabic'], procedure: { silenceLanguages: ['fr'] } });
  const found = await checkProcessFile(path);
  if (found.ok) throw new Error('it was taken');
  expect(found.faults.map((fault) => fault.path)).toContain('process.workingLanguages[1]');
  expect(found.faults.filter((fault) => fault.path.startsWith('process.procedure'))).toEqual([]);
});

test('the rules of procedure are those of the file, the others those of the portal, and an export says the same', async () => {
  expect(await loadProcessFile(OWN)).toMatchObject({ ok: true, already: false, warnings: [] });
  expect(await read(SYSTEM, procedure)).toEqual({
    silence: true,
    silenceHours: 120,
    silenceLanguages: ['fr'],
    languages: ['fr'],
    statementHours: 720,
    observersComment: true,
    workingDays: [1, 2, 3, 4, 5],
    holidays: ['2027-04-05', '2027-05-27'],
    workingLanguages: ['fr', 'ar'],
    zone: 'Africa/Dakar',
  });
  const said = JSON.parse(await readFile(OWN, 'utf8')).process.procedure;
  expect((await exportProcess())?.file.process).toMatchObject({ procedure: said });
});

test('a register that is in use keeps its rules: another file is not loaded over it', async () => {
  expect(await loadProcessFile(OWN)).toMatchObject({ ok: true, already: true });
  const { path } = await changed({ procedure: { silenceHours: 24 } });
  expect(await loadProcessFile(path)).toMatchObject({
    ok: false,
    faults: [{ reason: expect.stringMatching(/not empty/) }],
  });
  expect(await read(SYSTEM, procedure)).toMatchObject({ silenceHours: 120 });
});
