import type { APIRequestContext } from '@playwright/test';
import { expect, test } from '#e2e/fixtures.ts';
import { addConference, addDocument, announce, clearAndIssue, done, submit } from '#e2e/staff-forms.ts';

/** Words that stand nowhere else: what only the secretariat may see, and what members may see too. */
const planned = 'Heron7391';
const members = 'Egret4822';
/** Words of the exercise that stand nowhere else: its place, which its title names, and its symbols. */
const exercise = ['Sarbelik', 'Сарбелик', 'AP/EX/', 'AP-EX-'];
/** More than there are to read; a crawl that does not end is no proof. */
const most = 2_500;
/** As a browser asks, and as the framework's own navigation would: of a page, as the framework makes no file. */
const asks: Record<string, string>[] = [{}, { rsc: '1' }];
const asksOf = (address: string) => (address.startsWith('/api/') ? asks.slice(0, 1) : asks);

/** The rooms behind the door, and the files that they lead to. All that is outside of them is the same for all, signed in or not (public.journey), and read as a visitor. */
const rooms = /^\/(api\/(?!v1\b)|[a-z]{2}\/portal([/?]|$))/;

/**
 * Everything that leads from these addresses to others of the portal, read to the end; gives the addresses where a word stands.
 *
 * @param within - which of the addresses that are led to are read too
 */
async function found(
  request: APIRequestContext,
  from: readonly string[],
  words: readonly string[],
  within = /^\//,
): Promise<string[]> {
  const waiting = [...from];
  const read = new Set<string>();
  const at: string[] = [];
  async function readOne(address: string): Promise<void> {
    for (const headers of asksOf(address)) {
      const answer = await request.get(address, { headers });
      expect(answer.status(), address).toBeLessThan(500);
      const text = `${JSON.stringify(answer.headers())}${await answer.text()}`;
      for (const word of words) if (text.toLowerCase().includes(word.toLowerCase())) at.push(`${word} at ${address}`);
      for (const [, href = ''] of text.matchAll(/href="(\/[^"#]*)/g)) {
        const next = href.replaceAll('&amp;', '&');
        // The same rows in another order, narrowed or as of another day say nothing new, nor does a form whose address is another each time (`seed`), or one more form
        // opened on the page of a paragraph (`do`).
        if (within.test(next) && !/^\/(_next|enhance)\/|[?&](sort|seed|do|date|participant|actor)=/.test(next))
          waiting.push(next);
      }
    }
  }
  while (waiting.length > 0 && read.size < most) {
    const next = [...new Set(waiting.splice(0))].filter((address) => !read.has(address)).slice(0, most - read.size);
    for (const address of next) read.add(address);
    // A few at a time, as the server has several processes.
    const places = Array.from({ length: 4 }, async () => {
      for (let address = next.pop(); address; address = next.pop()) await readOne(address);
    });
    await Promise.all(places);
  }
  expect(read.size, 'the crawl came to its end').toBeLessThan(most);
  return at;
}

const nextYear = new Date().getUTCFullYear() + 1;
const publicSide = [
  ...['en', 'ru'].flatMap((locale) => [
    `/${locale}`,
    `/${locale}/documents?q=heron`,
    `/${locale}/documents?q=sarb`,
    `/${locale}/news`,
  ]),
  ...['', '/members', '/members.csv', '/memberships.csv', '/chairmanship', '/bodies', '/conferences', '/outcomes'].map(
    (path) => `/api/v1${path}`,
  ),
  ...['conferences.csv', 'conferences.ics', 'documents', 'documents.csv', 'documents.atom', 'news', 'news.atom'].map(
    (name) => `/api/v1/${name}`,
  ),
  ...['claims', 'sources', 'changes', 'register.json', 'openapi.json'].map((name) => `/api/v1/${name}`),
  ...['/en/data', '/ru/data'],
  ...['/robots.txt', '/sitemap.xml', '/en/nowhere'],
];

test('what is not public, of an exercise, or not for an observer, stands in no page, answer or header that they can reach', async ({
  signInAs,
  browser,
}) => {
  test.setTimeout(480_000);
  const staff = await signInAs('secretariat');
  const secret = await addConference(staff, planned, nextYear);
  await staff.getByLabel('Title in English').fill(`${planned} item`);
  await submit(staff, 'Add the agenda item');
  await expect(done(staff)).toContainText('The agenda item has been added.');
  await addDocument(staff, secret, `${planned} draft`);

  const announced = await addConference(staff, 'A conference that is announced', nextYear + 1);
  await announce(staff);
  await addDocument(staff, announced, members);
  await clearAndIssue(staff);

  const words = [planned, members];
  const visitor = await browser.newContext();
  await expect
    .poll(() => visitor.request.get('/en/conferences').then((answer) => answer.text()))
    .toContain('A conference that is announced');
  expect(await found(visitor.request, publicSide, [...words, ...exercise])).toEqual([]);
  await visitor.close();

  const desk = ['/en/portal', '/ru/portal/desk'];
  const observer = await signInAs('observer', 'IOM');
  expect(await found(observer.request, [...desk, ...publicSide], words, rooms)).toEqual([]);

  // The words are there to be found: a member finds the one that is theirs, and the secretariat the other.
  const member = await signInAs('delegate', 'KGZ');
  const seen = await found(member.request, desk, [...words, ...exercise], rooms);
  for (const word of [members, ...exercise])
    expect(
      seen.filter((one) => one.startsWith(word)),
      word,
    ).not.toEqual([]);
  expect(seen.filter((one) => one.startsWith(planned))).toEqual([]);
  expect(await staff.request.get(secret).then((answer) => answer.text())).toContain(planned);
});
