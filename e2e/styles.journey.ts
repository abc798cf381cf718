import { classesOfSheet, ownClassesOf, styled, usedUtilities } from '#bin/architecture/class-names.ts';
import { projectFiles } from '#bin/architecture/files.ts';
import { projectOf } from '#bin/architecture/source.ts';
import { expect, test } from '#e2e/fixtures.ts';

test('the style sheet that is sent has a rule for each class of a component, and for no other word of the source', async ({
  page,
}) => {
  const built = new Set<string>();
  for (const address of ['/en', '/en/portal/sign-in']) {
    await page.goto(address);
    const sheets = await page
      .locator('link[rel="stylesheet"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(sheets.length, address).toBeGreaterThan(0);
    for (const sheet of sheets) {
      const text = await (await page.request.get(sheet)).text();
      for (const name of classesOfSheet(text)) built.add(name);
    }
  }
  const project = projectOf([...projectFiles()].filter(([path]) => styled.test(path)));
  const used = usedUtilities(project);
  for (const { name } of project.sources.flatMap(ownClassesOf)) used.add(name);
  expect(used.size).toBeGreaterThan(100);
  expect(
    [...built].filter((name) => !used.has(name)),
    'classes that no component uses',
  ).toEqual([]);
  expect(
    [...used].filter((name) => !built.has(name)),
    'classes that have no rule',
  ).toEqual([]);
});
