import { linkedPortal } from '#bin/test/linked-portal.ts';
import { expect, test } from '#e2e/fixtures.ts';

test('PostgreSQL gone: pages say so in one sentence, what was typed stays, and all works again when it is back', async ({
  signInAs,
  page,
  faults,
}) => {
  faults.expect(/status of 503|ERR_|Failed to load/);
  const { origin, link, stop } = await linkedPortal();
  const ready = () => page.request.get(`${origin}/readyz`).then((answer) => answer.status());
  try {
    const office = await signInAs('secretariat');
    const desk = await signInAs('delegate', 'KAZ');
    expect((await page.goto(`${origin}/en/members`))?.status()).toBe(200);
    await expect(page.locator('.service-notice')).toHaveCount(0);
    await office.goto(`${origin}/en/portal/staff/membership/KGZ`);
    await office.getByLabel('New status').selectOption('suspended');
    await office.getByLabel('Instrument').fill('Decision 7');

    await link.cut();
    await expect.poll(ready).toBe(503);

    await test.step('a page that was held is shown as it last was, and says of when it is', async () => {
      await expect(async () => {
        expect((await page.goto(`${origin}/en/members`))?.status()).toBe(200);
        await expect(page.locator('.service-notice')).toContainText('The register cannot be reached', { timeout: 500 });
      }).toPass();
      await expect(
        page.getByRole('cell', { name: 'Kazakhstan' }).or(page.getByRole('rowheader')).first(),
      ).toBeVisible();
    });
    await test.step('one that never was says that the register cannot be reached', async () => {
      expect((await page.goto(`${origin}/en/documents?q=never`))?.status()).toBe(503);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('The register cannot be reached at the moment');
    });
    await test.step('the desk says so too, and nobody is signed out', async () => {
      expect((await desk.goto(`${origin}/ru/portal/desk`))?.status()).toBe(503);
      await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Реестр временно недоступен');
      await expect(desk).toHaveURL(/portal\/desk$/);
    });
    await test.step('a form that is sent comes back filled', async () => {
      await office.getByRole('button', { name: 'Record the status' }).click();
      await expect(office.locator('main [role="alert"]')).toContainText('The register cannot be reached');
      await expect(office.getByLabel('Instrument')).toHaveValue('Decision 7');
      await expect(office.getByLabel('New status')).toHaveValue('suspended');
    });

    await link.mend();
    await expect.poll(ready, { timeout: 30_000 }).toBe(200);
    await expect(async () => {
      expect((await page.goto(`${origin}/en/members`))?.status()).toBe(200);
      await expect(page.locator('.service-notice')).toHaveCount(0, { timeout: 500 });
    }).toPass();
    await expect(async () => expect((await desk.goto(`${origin}/ru/portal/desk`))?.status()).toBe(200)).toPass();
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Казахстан');
  } finally {
    await stop();
  }
});
