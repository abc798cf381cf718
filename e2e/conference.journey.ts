import { addressesOf, axeClean, expect, finishedPage, test } from '#e2e/fixtures.ts';
import { announce, clearAndIssue, docx, done, pdf, submit, toDocumentForm } from '#e2e/staff-forms.ts';

const nextYear = new Date().getUTCFullYear() + 1;

test.describe
  .serial('a conference from the office to the desk and the public', () => {
    let conference = '';

    test('the secretariat adds a conference, which is seen by nobody else until it is announced', async ({
      signInAs,
      page: reader,
    }) => {
      const page = await signInAs('secretariat');
      await page.goto('/en/portal/staff/conference/new');
      await axeClean(page);
      await page.getByLabel('Body').selectOption({ index: 2 });
      await page.getByLabel('Number in the series').fill('14');
      await page.getByLabel('Title in English').fill('Fourteenth Senior Officials’ Meeting');
      await page.getByLabel('Title in Russian').fill('Четырнадцатое совещание старших должностных лиц');
      await page.getByLabel('First day').fill(`${nextYear}-05-11`);
      await page.getByLabel('Last day').fill(`${nextYear}-05-10`);
      await submit(page, 'Add the conference');
      // The days the wrong way round: refused beside the field, and nothing typed is lost.
      await expect(page.locator('#field-to-error')).toContainText(/The end \(.*\) lies before the beginning \(.*\)\./);
      await expect(page.getByLabel('Title in Russian')).toHaveValue('Четырнадцатое совещание старших должностных лиц');
      await page.getByLabel('Last day').fill(`${nextYear}-05-12`);
      await submit(page, 'Add the conference');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fourteenth Senior Officials’ Meeting');
      conference = new URL(page.url()).pathname;
      await axeClean(page);

      await reader.goto('/en/conferences');
      await expect(reader.locator('main')).not.toContainText('Fourteenth');

      for (const [number, title] of [
        ['1', 'Opening'],
        ['2', 'Adoption of the agenda'],
      ] as const) {
        await page.getByLabel('Number', { exact: true }).fill(number);
        await page.getByLabel('Title in English').fill(title);
        await submit(page, 'Add the agenda item');
        await expect(done(page)).toContainText('The agenda item has been added.');
        await expect(page.locator('main')).toContainText(title); // what was said of the item before stands until the page is new
      }

      await page.goto(conference);
      await announce(page);
      const announced = Date.now();
      let shown = false;
      while (!shown && Date.now() - announced < 4000) {
        await reader.goto('/ru/conferences');
        shown = await reader.getByText('Четырнадцатое совещание старших должностных лиц').isVisible();
      }
      expect(shown).toBe(true);
    });

    test('a document in two languages under the symbol proposed: refused with its reason, then added, cleared, issued', async ({
      signInAs,
    }) => {
      test.setTimeout(120_000);
      const page = await signInAs('secretariat');
      await page.goto(conference);
      expect(await toDocumentForm(page, 'L')).toBe('AP/SOM.14/L.1');
      await axeClean(page);
      await page.getByLabel('Agenda item').selectOption({ label: '2. Adoption of the agenda' });
      await page.getByLabel('Title in English').fill('Draft declaration');
      await page.getByLabel('Title in Russian').fill('Проект декларации');
      await page.getByLabel('Access', { exact: true }).selectOption('participants');
      await page.getByLabel('File, English').setInputFiles({
        ...docx('declaration.pdf', 'no PDF at all'),
        name: 'declaration.pdf',
        mimeType: 'application/pdf',
      });
      await submit(page, 'Add the document');
      await expect(page.locator('main [role="alert"]')).toBeFocused();
      await expect(page.locator('#field-file-en-error')).toContainText(/DOCX/);
      await expect(page.getByLabel('Title in Russian')).toHaveValue('Проект декларации');
      await page
        .getByLabel('File, English')
        .setInputFiles(pdf('declaration-en.pdf', 'The draft declaration, as circulated'));
      await page
        .getByLabel('File, Russian')
        .setInputFiles(docx('declaration-ru.docx', 'Проект декларации, как он распространён'));
      await submit(page, 'Add the document');
      await expect(page.getByRole('heading', { level: 1 })).toContainText(/AP\/SOM\.14\/L\.1|Draft declaration/);
      await axeClean(page);
      await clearAndIssue(page);

      // A second document is proposed the next symbol; the one in use is refused.
      await page.goto(conference);
      expect(await toDocumentForm(page, 'L')).toBe('AP/SOM.14/L.2');
      await page.getByLabel('Symbol').fill('AP/SOM.14/L.1');
      await page.getByLabel('Title in English').fill('Another');
      await page.getByLabel('Access', { exact: true }).selectOption('members');
      await page.getByLabel('File, English').setInputFiles(pdf('other.pdf', 'For members'));
      await submit(page, 'Add the document');
      await expect(page.locator('#field-symbol-error')).toContainText('This symbol is already in use.');
      await page.getByLabel('Symbol').fill('AP/SOM.14/L.2');
      await submit(page, 'Add the document');
      await expect(page.getByRole('heading', { level: 1 })).toContainText(/AP\/SOM\.14\/L\.2|Another/);
      await clearAndIssue(page);
    });

    test('a delegate reads and downloads it in their language, and sees why they may', async ({ signInAs }) => {
      const page = await signInAs('delegate', 'KGZ');
      await page.goto('/ru/portal/desk');
      await axeClean(page);
      await page
        .getByRole('link', { name: /AP\/SOM\.14\/L\.1/ })
        .first()
        .click();
      await expect(page).toHaveURL(/\/desk\/document\/[^/]+$/);
      const address = page.url();
      await axeClean(page);
      await finishedPage(page);
      await expect(page.locator('main')).toContainText('Проект декларации');
      await expect(page.locator('main')).toContainText(/участник|член/i);
      const read = page.locator('main a[href*="/read/"]').first();
      await read.click();
      await expect(page.locator('main')).toContainText('Проект декларации, как он распространён');
      await finishedPage(page);

      await page.goBack();
      await expect(page).toHaveURL(address);
      const files = await addressesOf(page.locator('main a[href^="/api/file/"]'));
      expect(files.length).toBeGreaterThan(1);
      for (const href of files) {
        const answer = await page.request.get(href);
        expect(answer.status()).toBe(200);
        expect(answer.headers()['cache-control']).toContain('no-store');
        const part = await page.request.get(href, { headers: { range: 'bytes=0-3' } });
        expect([part.status(), (await part.body()).length]).toEqual([206, 4]);
      }
    });

    test('an observer sees less, and a State that takes no part sees the public side only, by page and by file', async ({
      signInAs,
      browser,
    }) => {
      const member = await signInAs('delegate', 'KGZ');
      await member.goto('/en/portal/desk/conference');
      await member.getByRole('link', { name: /Fourteenth/ }).click();
      await expect(member.locator('main')).toContainText('AP/SOM.14/L.2');
      const listing = new URL(member.url()).pathname;
      const links = await addressesOf(member.locator('main a[href*="/desk/document/"]'));
      const documents = new Set(links.map((link) => /^.*\/desk\/document\/[^/]+/.exec(link)?.[0] ?? ''));
      expect(documents.size).toBe(2);
      const files: string[] = [];
      for (const address of documents) {
        await member.goto(address);
        files.push(...(await addressesOf(member.locator('main a[href^="/api/file/"]'))));
      }

      const observer = await signInAs('observer', 'IOM');
      await observer.goto(listing);
      await expect(observer.locator('main')).toContainText('AP/SOM.14/L.1');
      await expect(observer.locator('main')).not.toContainText('AP/SOM.14/L.2');
      const seen = await Promise.all(files.map(async (file) => (await observer.request.get(file)).status()));
      expect(seen.toSorted()).toEqual([200, 200, 404]);

      const nobody = await (await browser.newContext()).newPage();
      for (const file of files) expect((await nobody.request.get(file)).status()).toBe(404);
      await nobody.goto(listing);
      await expect(nobody).toHaveURL(/\/sign-in/);
      await nobody.goto('/en/documents');
      await expect(nobody.locator('main')).not.toContainText('AP/SOM.14');
      await nobody.context().close();
    });

    test('the secretariat publishes an outcome, and it is public within a second', async ({
      signInAs,
      page: reader,
    }) => {
      const page = await signInAs('secretariat');
      await page.goto('/en/portal/staff/outcome/new');
      await axeClean(page);
      await page.getByLabel('Kind').selectOption('declaration');
      await page.getByLabel('Title in English').fill('Declaration of the tests');
      await page.getByLabel('Adopted').fill('2026-11');
      await submit(page, 'Publish the outcome');
      await expect(page.getByRole('heading', { name: 'This will be recorded' })).toBeVisible();
      await page.getByRole('button', { name: /yes, record this/ }).click();
      await expect(done(page)).toContainText('The outcome has been published.');
      const published = Date.now();
      let shown = false;
      while (!shown && Date.now() - published < 4000) {
        await reader.goto('/en/outcomes');
        shown = await reader.getByRole('link', { name: 'Declaration of the tests' }).isVisible();
      }
      expect(shown).toBe(true);
    });
  });
