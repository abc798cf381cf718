import { expect, test } from '#e2e/fixtures.ts';
import { addConference, done, submit, withoutScript } from '#e2e/staff-forms.ts';

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with a script' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('what was done is said once: not again on a reload, in a second window, or by a link sent on', async ({
      signInAs,
    }) => {
      const staff = await signInAs('secretariat');
      const page = javaScriptEnabled ? staff : await withoutScript(staff);
      const address = await addConference(page, `Said once ${javaScriptEnabled}`, 2031);
      expect(page.url()).not.toContain('done');
      await expect(done(page)).toContainText('The conference has been added');
      const cookies = await page.context().cookies();
      expect(cookies.map(({ name }) => name)).not.toContain('portal-done');
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Said once');
      await expect(page.getByRole('status')).toHaveCount(0);
      await page.goto(`${address}?done=announceConference`);
      await expect(page.getByRole('status')).toHaveCount(0);
      await submit(page, 'Announce the conference');
      await expect(done(page)).toContainText('The conference has been announced and is public.');
      await page.goBack();
      // The page before is asked for anew; going on while it comes would break it off.
      await page.waitForLoadState('networkidle');
      await page.goForward();
      await expect(page.getByRole('status')).toHaveCount(0);
    });
  });
