import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { provide } from '#env.ts';
import { forgetFiles, holdFiles, putBackFiles, removeHeldFiles } from '#lib/upload/held.ts';

const ada = randomUUID();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-held-'));
  process.env.DATA_DIR = folder;
  provide({ AUTH_SECRET: randomBytes(32).toString('hex') });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const waiting = () => readdir(join(folder, 'files', 'held'));
/** A form as it comes back from its confirmation: with what it carries in place of its files. */
function confirmed(carried: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(carried)) form.set(name, value);
  return form;
}
const bytesIn = async (form: FormData) => {
  const file = form.get('file');
  return file instanceof File ? Buffer.from(await file.arrayBuffer()) : null;
};
async function sent(bytes: Buffer) {
  const form = new FormData();
  form.set('title', 'A text');
  form.set('file', new File([new Uint8Array(bytes)], 'text.docx'));
  return holdFiles(form, ada);
}

test('a form that asks once more has its file again when it is confirmed, and nothing waits after it was recorded', async () => {
  const bytes = randomBytes(5000);
  const carried = await sent(bytes);
  expect(carried).toEqual({ file: 'text.docx', 'held.file': expect.any(String) });
  const form = confirmed(carried);
  await putBackFiles(form, ada);
  expect(await bytesIn(form)).toEqual(bytes);
  expect(form.get('file')).toMatchObject({ name: 'text.docx' });
  await forgetFiles(form);
  expect(await waiting()).toEqual([]);
});

test('it is nobody else’s, is no other file of this machine, and gives way to one that was chosen since', async () => {
  const carried = await sent(Buffer.from('secret'));
  const theirs = confirmed(carried);
  await putBackFiles(theirs, randomUUID());
  expect(await bytesIn(theirs)).toBeNull();
  for (const id of ['../../../etc/passwd', randomUUID(), '']) {
    const form = confirmed({ 'held.file': id });
    await putBackFiles(form, ada);
    expect(form.get('file')).toBeNull();
  }
  const again = confirmed(carried);
  again.set('file', new File(['another'], 'another.docx'));
  await putBackFiles(again, ada);
  expect((await bytesIn(again))?.toString()).toBe('another');
});

test('what was never confirmed goes after an hour', async () => {
  await sent(Buffer.from('left'));
  await removeHeldFiles(Date.now() + 59 * 60_000);
  expect((await waiting()).length).toBeGreaterThan(0);
  await removeHeldFiles(Date.now() + 61 * 60_000);
  expect(await waiting()).toEqual([]);
});
