import { request as ask } from 'node:http';
import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/fixtures.ts';

const form = '/en/portal/staff/news/new';

type Sent = { headers: Record<string, string>; body?: string | Buffer; method?: string };

/** Sends a request as it is written here, which no browser would; gives what is answered. */
function send(
  address: string,
  { headers, body = '', method = 'POST' }: Sent,
): Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }> {
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const asked = ask(`${process.env.E2E_URL}${address}`, { method, headers: { ...length, ...headers } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

const multipart = (boundary: string) => ({ 'content-type': `multipart/form-data; boundary=${boundary}` });
/** A part of a form. The limit of parts stands in no word of theirs: whoever reads a form may look for it without its dashes. */
const part = (name: string, value: string) =>
  `--limit8164\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

/** What the page of a form says that its action is called. */
async function actionFields(page: Page): Promise<[string, string][]> {
  await page.goto(form);
  return page
    .locator('form[data-script] input[type="hidden"]')
    .evaluateAll((inputs) => inputs.map((one) => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? '']));
}

test('what is sent from elsewhere, cut short or cannot be read is refused in a page of ours, and is no fault', async ({
  signInAs,
}) => {
  const page = await signInAs('secretariat');
  const cookie = await cookieOf(page);
  const fields = await actionFields(page);
  const whole = `${fields.map(([name, value]) => part(name, value)).join('')}--limit8164--\r\n`;
  const port = new URL(process.env.E2E_URL ?? '').port;
  const heading = (text: string) => /<h1[^>]*>([^<]*)/.exec(text)?.[1];

  await test.step('another origin, by whatever it differs', async () => {
    for (const origin of ['https://evil.example', 'null', '', `https://localhost:${port}`, 'http://localhost:1']) {
      const answer = await send(form, { headers: { cookie, origin, ...multipart('limit8164') }, body: whole });
      expect([answer.status, heading(answer.text)], origin).toEqual([403, 'This was not sent from the portal']);
    }
    for (const site of ['cross-site', 'same-site']) {
      const headers = { cookie, 'sec-fetch-site': site, ...multipart('limit8164') };
      expect((await send(form, { headers, body: whole })).status, site).toBe(403);
    }
  });
  await test.step('a form cut short, though as long as it says', async () => {
    for (const at of [whole.length - 6, Math.floor(whole.length / 2), 3]) {
      const answer = await send(form, { headers: { cookie, ...multipart('limit8164') }, body: whole.slice(0, at) });
      expect([answer.status, heading(answer.text)], String(at)).toEqual([400, 'What was sent could not be read']);
    }
  });
  await test.step('a body that is no form, and arguments that nobody could read', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    // Sent as the form's script sends it: by the name of the form's own action.
    const [, id = ''] = /"id":"(\w+)"/.exec(whole) ?? [];
    const action = { 'next-action': id, cookie };
    for (const [name, headers, body] of [
      ['a text', { ...action, 'content-type': 'text/plain;charset=UTF-8' }, deep],
      ['JSON', { ...action, 'content-type': 'application/json' }, '{}'],
      ['no boundary', { ...action, 'content-type': 'multipart/form-data' }, whole],
      ['a deep argument', { ...action, ...multipart('limit8164') }, `${part('0', deep)}--limit8164--\r\n`],
      ['a deep bound one', { cookie, ...multipart('limit8164') }, `${part('$ACTION_1:0', deep)}--limit8164--\r\n`],
      ['nothing', { ...action, ...multipart('limit8164') }, '--limit8164--\r\n'],
      ['half an argument', { ...action, ...multipart('limit8164') }, `${part('0', '[{')}--limit8164--\r\n`],
    ] as const)
      expect((await send(form, { headers, body })).status, name).toBe(400);
  });
  await test.step('a header of the router that is none of its own', async () => {
    const odd: Record<string, string>[] = [
      { 'next-router-state-tree': '{' },
      { rsc: '1', 'next-router-state-tree': '%' },
    ];
    for (const headers of odd)
      expect((await send('/en/portal/sign-in', { method: 'GET', headers })).status).toBeLessThan(500);
  });
});

test('the body of nobody is not read, nor a long one of a session that is none', async ({ signInAs }) => {
  const body = Buffer.alloc(3_000_000, 'a');
  const invented = `portal-session=${'A'.repeat(43)}`;
  for (const cookie of ['', 'portal-session=short', invented]) {
    const answer = await send(form, { headers: { cookie, ...multipart('limit8164') }, body });
    expect([answer.status, answer.text.includes('/en/portal/sign-in')], cookie).toEqual([401, true]);
  }
  expect((await send('/api/sign-in', { headers: multipart('limit8164'), body })).status).toBe(413);
  expect((await send('/api/sign-in', { headers: multipart('limit8164'), body: '--limit8164--\r\n' })).status).toBe(400);
  // Nothing below this address takes anything: it is said without reading.
  expect((await send('/api/nothing', { headers: {}, body })).status).toBe(405);
  // A form of words whose session has ended is read all the same: sent by a script it comes back filled, else it leads to the door.
  const page = await signInAs('secretariat');
  const fields = await actionFields(page);
  const words = [
    ...fields.map(([name, value]) => part(name, value)),
    part('title.en', 'Typed before'),
    '--limit8164--\r\n',
  ];
  const answer = await send(form, { headers: { cookie: invented, ...multipart('limit8164') }, body: words.join('') });
  // 303: a browser asks for the door, and does not send the form to it once more, as 307 would have it do.
  expect([answer.status, answer.headers.location]).toEqual([303, '/en/portal/sign-in?next=%2Fstaff%2Fnews%2Fnew']);
});

test('a sign-in leads on to an address in any letters, and nowhere else', async ({ accounts, request }) => {
  expect(accounts.length).toBeGreaterThan(0);
  const answer = await request.post('/api/sign-in', {
    form: { locale: 'ru', email: 'nobody@example.org', password: 'x', code: '1', next: '/desk/документ?a=ё' },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  expect(answer.headers().location).toContain('next=%2Fdesk%2F%D0%B4');
});

test('every answer has the headers that keep a browser to what it is', async ({ request }) => {
  for (const address of [
    '/',
    '/healthz',
    '/readyz',
    '/en',
    '/en/portal',
    '/en/portal/sign-in',
    '/api/nothing',
    '/robots.txt',
  ]) {
    const headers = (await request.get(address, { maxRedirects: 0 })).headers();
    expect(headers['content-security-policy'], address).toContain("default-src 'none'");
    expect(headers['x-content-type-options'], address).toBe('nosniff');
  }
});

test('addresses of before lead for good to where the rooms are now, query and all', async ({ request }) => {
  for (const [before, now] of [
    ['/en/portal/office', '/en/portal/staff'],
    ['/ru/portal/office/document?stage=draft&sort=-symbol', '/ru/portal/staff/document?stage=draft&sort=-symbol'],
    ['/en/portal/office/hosting/new', '/en/portal/staff/secretariat/new'],
  ] as const) {
    const answer = await request.get(before, { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location], before).toEqual([308, now]);
  }
});

test('an address that cannot be read is a page of ours, or JSON where data was asked for, and never a fault', async ({
  signInAs,
}) => {
  const page = await signInAs('administrator');
  const cookie = await cookieOf(page);
  const get = (address: string) => send(address, { method: 'GET', headers: { cookie } });
  for (const address of [
    '/en/portal/%E0%A4',
    '/en/portal/desk/document/%',
    '/en/portal/invitation/%E0%A4',
    '/en/portal/staff/document?conference=%00',
    '/en/portal/staff/document?stage=%00',
    '/en/portal/staff/record?subject=%00',
  ]) {
    const { status, text, headers } = await get(address);
    expect([status, headers['content-type']], address).toEqual([404, 'text/html; charset=utf-8']);
    expect(text, address).toMatch(/<h1[^>]*>There is (no page|nothing to show) at this address/);
  }
  // A public page is there, and says beside its field what it cannot use.
  for (const address of ['/en/documents?q=%00', '/en/conferences?body=%00']) {
    const { status, text } = await get(address);
    expect([status, /role="alert"/.test(text)], address).toEqual([400, true]);
  }
  for (const [address, status, error] of [
    ['/api/v1/conferences?body=%00', 400, { code: 'parameter-invalid', parameter: 'body' }],
    ['/api/v1/conferences?page=0', 400, { code: 'parameter-invalid', parameter: 'page' }],
    [`/api/v1/outcomes?page=${encodeURIComponent('²')}`, 400, { code: 'parameter-invalid', parameter: 'page' }],
    ['/api/v1/outcomes/no-such-outcome/text', 404, { code: 'not-found' }],
    ['/api/v1/outcomes/%00/text', 404, { code: 'not-found' }],
    ['/api/v1/outcomes/none/text?format=doc', 400, { code: 'parameter-invalid', parameter: 'format' }],
    ['/api/v1/nothing', 404, { code: 'not-found' }],
    ['/api/v1/%E0', 404, { code: 'not-found' }],
    ['/api/v1/a/b/c', 404, { code: 'not-found' }],
    ['/api/v1/nothing.csv', 404, { code: 'not-found' }],
    ['/api/v1/members?date=2013-02-30', 400, { code: 'parameter-invalid', parameter: 'date' }],
    ['/api/v1/conferences?page=999999', 400, { code: 'parameter-invalid', parameter: 'page' }],
    ['/api/v1/conferences?body=garbage', 400, { code: 'parameter-invalid', parameter: 'body' }],
    [`/api/v1/conferences?body=${'x'.repeat(10_000)}`, 400, { code: 'parameter-invalid', parameter: 'body' }],
    ['/api/nothing', 404, { code: 'not-found' }],
    ['/api/released/1', 404, { code: 'not-found' }],
    ['/api/file/%E0%A4', 404, { code: 'not-found' }],
    ['/api/released/%FF', 404, { code: 'not-found' }],
    ['/api/sign-in', 405, { code: 'not-read' }],
  ] as const) {
    const answer = await get(address);
    expect([answer.status, JSON.parse(answer.text)], address).toEqual([
      status,
      { error: expect.objectContaining(error) },
    ]);
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'TRACE', 'PATCH']) {
    const body = method === 'TRACE' ? '' : '--limit8164--\r\n';
    const written = await send('/api/v1/members', { headers: multipart('limit8164'), body, method });
    expect([written.status, JSON.parse(written.text)], method).toEqual([405, { error: { code: 'read-only' } }]);
    expect(written.headers.allow, method).toBe('GET, HEAD, OPTIONS');
  }
  expect((await send('/api/sign-in', { headers: {}, method: 'TRACE' })).status).toBe(405);

  await test.step('from a page of another site: a preflight, and what it may read', async () => {
    const asked = { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' };
    const preflight = { ...asked, 'access-control-request-headers': 'if-none-match' };
    for (const address of ['/api/v1/members', '/api/v1', '/api/v1/nothing', '/api/released/1']) {
      const { status, headers } = await send(address, { headers: preflight, method: 'OPTIONS' });
      expect(status, address).toBe(204);
      expect(headers['access-control-allow-origin'], address).toBe('*');
      expect(headers['access-control-allow-methods'], address).toContain('GET');
      expect(headers['access-control-allow-headers'], address).toContain('If-None-Match');
      expect(Number(headers['access-control-max-age']), address).toBeGreaterThan(600);
    }
    const inside = await send('/api/sign-in', { headers: preflight, method: 'OPTIONS' });
    expect(inside.headers['access-control-allow-origin']).toBeUndefined();
    const first = await send('/api/v1/conferences', {
      headers: { ...asked, 'accept-encoding': 'gzip' },
      method: 'GET',
    });
    expect(first.headers['access-control-expose-headers']).toContain('ETag');
    expect(first.headers['content-encoding']).toBe('gzip');
    const etag = String(first.headers.etag);
    const again = await send('/api/v1/conferences', {
      headers: { ...asked, 'accept-encoding': 'gzip', 'if-none-match': etag },
      method: 'GET',
    });
    expect([again.status, again.text, again.headers['access-control-allow-origin']]).toEqual([304, '', '*']);
    const head = await send('/api/v1/conferences.csv', { headers: {}, method: 'HEAD' });
    expect([head.status, head.text]).toEqual([200, '']);
  });
  await test.step('a feed and a calendar say what is wrong in their own form', async () => {
    const feed = await get('/api/v1/news.atom?locale=de');
    expect([feed.status, feed.headers['content-type']]).toEqual([400, 'application/xml; charset=utf-8']);
    const calendar = await get('/api/v1/conferences.ics?body=garbage');
    expect([calendar.status, calendar.headers['content-type']]).toEqual([400, 'text/plain; charset=utf-8']);
    expect(calendar.text).toBe('parameter-invalid: body: the key of a body: /api/v1/bodies\n');
  });
  await test.step('forty languages that a browser would accept', async () => {
    const accepted = Array.from({ length: 40 }, (_, at) => `x${at};q=0.${at % 10}`).join(',');
    const { status, headers } = await send('/', { headers: { 'accept-language': accepted }, method: 'GET' });
    expect([status, headers.location]).toEqual([307, '/en']);
  });

  const without = await send(form, {
    headers: { cookie, ...multipart('limit8164') },
    body: `${part('a', 'b')}--limit8164--\r\n`,
  });
  expect([without.status, without.headers['content-type']]).toEqual([400, 'text/html; charset=utf-8']);
  expect(without.text).toContain('What was sent could not be read');
  expect(without.text, 'with the header of the pages, and a way back').toMatch(
    /<header[\s\S]*<a href="\/en\/portal\/staff\/news\/new">/,
  );
});
