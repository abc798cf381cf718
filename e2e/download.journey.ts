import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { request as ask, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { addressesOf, axeClean, expect, test } from '#e2e/fixtures.ts';
import { addConference, announce, clearAndIssue, docx, done, submit, toDocumentForm } from '#e2e/staff-forms.ts';
import { makeDocx } from '#lib/upload/fixtures.ts';
import { onePagePdf, pdfStream } from '#lib/upload/fixtures-pdf.ts';

const size = 24_000_000;
const large = Buffer.from(onePagePdf('', [pdfStream('', 'x'.repeat(size), false)]));
const struck = readFileSync(new URL('../lib/upload/cases/struck-words-lo.docx', import.meta.url));
const hostile = Buffer.from(makeDocx([], { body: '<w:p/>'.repeat(300_000) }));
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
type Ask = { method?: string; headers?: Record<string, string> };

/** Asks the server itself, with nothing between that would mend what is on the wire. */
function open(address: string, { method = 'GET', headers = {} }: Ask = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = ask(new URL(address, process.env.E2E_URL), { method, headers, agent: false }, resolve);
    asked.on('error', reject).end();
  });
}

async function fetchWhole(address: string, given: Ask = {}): Promise<Answer> {
  const answer = await open(address, given);
  const body = Buffer.concat(await answer.toArray());
  return { status: answer.statusCode ?? 0, headers: answer.headers, body };
}

/** The document whose page is open. */
const idIn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

const cookieOf = async (page: Page): Promise<string> =>
  (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

/** How many of the portal's stored files some process of this machine holds open. Linux says so; elsewhere nobody does. */
function openFiles(): number {
  const folder = join(process.env.E2E_DATA_DIR ?? '', 'files');
  const tryAll = <T>(work: () => T[]): T[] => {
    try {
      return work();
    } catch {
      return []; // a process that has ended meanwhile
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => tryAll(() => readdirSync(`/proc/${id}/fd`).map((fd) => `/proc/${id}/fd/${fd}`)))
    .filter((link) => tryAll(() => [readlinkSync(link)]).some((target) => target.startsWith(folder))).length;
}

test.describe
  .serial('a file, from the office to the wire', () => {
    let files: string[] = [];
    let first = '';
    let slow = '';

    test('the secretariat adds a large PDF and a DOCX with struck words, and sees that neither is scanned', async ({
      signInAs,
    }) => {
      test.setTimeout(240_000);
      const page = await signInAs('secretariat');
      const conference = await addConference(page, 'A conference of large files', 2031);
      await announce(page);
      await toDocumentForm(page, 'INF');
      await page.getByLabel('Title in English').fill('A large file');
      await page.getByLabel('Access', { exact: true }).selectOption('public');
      await page.getByLabel('File, English').setInputFiles({ name: 'large.pdf', mimeType: 'text/html', buffer: large });
      await page.getByLabel('File, Russian').setInputFiles({ name: 'struck.docx', mimeType: DOCX, buffer: struck });
      await submit(page, 'Add the document');
      await expect(done(page)).toBeVisible();
      await expect(page.locator('main')).toContainText('not scanned');
      await clearAndIssue(page);
      files = await addressesOf(page.locator('main a[href^="/api/file/"]'));
      first = idIn(page);

      await page.goto(conference);
      await toDocumentForm(page, 'INF');
      await page.getByLabel('Title in English').fill('A file that is slow to read');
      await page.getByLabel('Access', { exact: true }).selectOption('members');
      await page.getByLabel('File, English').setInputFiles({ ...docx('slow.docx', ''), buffer: hostile });
      await submit(page, 'Add the document');
      await expect(done(page)).toBeVisible();
      await clearAndIssue(page);
      slow = idIn(page);
    });

    test('length, HEAD, ranges and conditions are right on the wire, of what is restricted and of what is released', async ({
      signInAs,
    }) => {
      const page = await signInAs('delegate', 'KGZ');
      const cookie = await cookieOf(page);
      await page.goto('/en/documents?q=A+large+file');
      const released = await addressesOf(page.locator('main a[href^="/api/released/"]'));
      const [restricted = ''] = files;
      const copies = await Promise.all(released.map((href) => fetchWhole(href, { method: 'HEAD' })));
      const copy = released[copies.findIndex(({ headers }) => headers['content-type'] === 'application/pdf')] ?? '';
      for (const address of [restricted, copy]) {
        const get = (more: Record<string, string> = {}, method = 'GET') =>
          fetchWhole(address, { method, headers: { cookie, ...more } });
        const length = (bytes: number) => ({ 'content-length': String(bytes), 'accept-ranges': 'bytes' });
        const whole = await get();
        expect(whole).toMatchObject({ status: 200, headers: length(large.length) });
        expect(whole.body.equals(large)).toBe(true);
        expect(whole.headers['transfer-encoding']).toBeUndefined();
        expect(whole.headers['x-file-length']).toBeUndefined();
        const head = await get({}, 'HEAD');
        expect(head).toMatchObject({ status: 200, headers: length(large.length) });
        expect(head.headers['x-file-length']).toBeUndefined();
        expect(head.body.length).toBe(0);
        const etag = String(whole.headers.etag);
        const part = { status: 206, headers: { ...length(100), 'content-range': `bytes 10-109/${large.length}` } };
        const same: Record<string, string>[] = [{}, { 'if-range': etag }];
        for (const more of same) {
          const ranged = await get({ range: 'bytes=10-109', ...more });
          expect(ranged).toMatchObject(part);
          expect(ranged.body.equals(large.subarray(10, 110))).toBe(true);
        }
        expect(await get({ range: 'bytes=-5' })).toMatchObject({ status: 206, body: large.subarray(-5) });
        const other = await get({ range: 'bytes=10-109', 'if-range': '"another"' });
        expect([other.status, other.body.length]).toEqual([200, large.length]);
        const beyond = await get({ range: `bytes=${large.length}-` });
        expect(beyond).toMatchObject({ status: 416, headers: { 'content-range': `bytes */${large.length}` } });
        expect(beyond.body.length).toBe(0);
      }
      const { headers } = await fetchWhole(copy, { method: 'HEAD' });
      const known = await fetchWhole(copy, { headers: { 'if-none-match': String(headers.etag) } });
      expect([known.status, known.body.length]).toEqual([304, 0]);
      expect((await fetchWhole(restricted)).status).toBe(404);
    });

    test('a download that is broken off lets its file go', async ({ signInAs }) => {
      const page = await signInAs('delegate', 'KGZ');
      const answer = await open(files[0] ?? '', { headers: { cookie: await cookieOf(page) } });
      await new Promise((resolve) => answer.once('readable', resolve));
      if (process.platform === 'linux') await expect.poll(openFiles).toBe(1);
      answer.destroy();
      if (process.platform === 'linux') await expect.poll(openFiles).toBe(0);
      const again = await fetchWhole(files[0] ?? '', { headers: { cookie: await cookieOf(page) } });
      expect(again.body.length).toBe(large.length);
    });

    test('struck words are shown struck, and the header of the pages and the words of a box are there', async ({
      signInAs,
    }) => {
      const page = await signInAs('delegate', 'KGZ');
      for (const locale of ['en', 'ru'] as const) {
        await page.goto(`/${locale}/portal/desk/document/${first}`);
        await page.locator('main a[href*="/read/"][hreflang="ru"]').last().click();
        const text = page.locator('main article');
        await expect(text.locator('s')).toHaveText('shall not');
        await expect(text).toContainText('may object');
        await expect(text.locator('header')).toHaveText('RESTRICTED DRAFT HEADER');
        await expect(text.locator('aside')).toHaveText('Words in a text box');
        await axeClean(page);
      }
    });

    test('a DOCX made to be slow delays nobody but whoever reads it', async ({ signInAs }) => {
      const page = await signInAs('delegate', 'KGZ');
      await page.goto(`/en/portal/desk/document/${slow}`);
      const [address = ''] = await addressesOf(page.locator('main a[href*="/read/"]'));
      let isRead = false;
      const read = page.goto(address).finally(() => {
        isRead = true;
      });
      const waits: number[] = [];
      while (!isRead) {
        const began = performance.now();
        expect((await fetchWhole('/healthz')).status).toBe(200);
        waits.push(performance.now() - began);
      }
      await read;
      await expect(page.locator('main')).toContainText('too large to be shown in the browser');
      // Read where the server runs, it stops everybody for some 3 s; the machine of a test is busy with other things too.
      expect(Math.max(...waits)).toBeLessThan(1000);
    });
  });
