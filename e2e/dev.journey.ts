import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { expect, test } from '#e2e/fixtures.ts';
import { findAccount, readAccounts } from '#e2e/sign-in.ts';
import { freePort } from '#lib/ground/free-port.ts';

const root = join(import.meta.dirname, '..');
const folders = ['app', 'bin', 'components', 'db', 'lib', 'messages', 'public'];
const files = ['package.json', 'tsconfig.json', 'next.config.ts', 'postcss.config.mjs', 'env.ts'];

/** The project without anything built, below the project itself, so that its packages are found. */
async function copyOfProject(): Promise<string> {
  await mkdir(join(root, '.tmp'), { recursive: true });
  const copy = await mkdtemp(join(root, '.tmp', 'dev-'));
  for (const name of [...folders, ...files]) await cp(join(root, name), join(copy, name), { recursive: true });
  return copy;
}

async function stop(dev: ChildProcess): Promise<void> {
  if (dev.exitCode !== null || dev.signalCode !== null) return;
  const ended = once(dev, 'exit');
  dev.kill('SIGTERM');
  await ended;
}

const publicPages = ['', 'members', 'chairmanship', 'secretariat', 'conferences', 'outcomes', 'documents', 'news'];
const staffPages = [
  '',
  'membership',
  'chairmanship',
  'secretariat',
  'conference',
  'document',
  'outcome',
  'news',
  'claim',
]
  .concat(['policy', 'record', 'conference/new', 'document/new', 'outcome/new', 'news/new', 'secretariat/new'])
  .concat(['membership/KAZ', 'chairmanship/designate']);

test('npm run dev from an empty build folder: every page is there, and changes as its source does', async ({
  browser,
}) => {
  test.setTimeout(720_000); // at rest it takes a minute; compiling suffers most where other work goes on
  const copy = await copyOfProject();
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-dev-'));
  await chmod(dataDir, 0o711);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const { DATABASE_URL: _, DATABASE_APP_URL: __, AUTH_SECRET: ___, ...rest } = process.env;
  const dev = spawn(process.execPath, [join(copy, 'bin/dev.ts')], {
    cwd: copy,
    env: { ...rest, NODE_ENV: 'development', DATA_DIR: dataDir, PORT: String(port), PORTAL_URL: origin },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const page = await (await browser.newContext({ baseURL: origin })).newPage();
  let said = '';
  for (const stream of [dev.stdout, dev.stderr]) stream?.on('data', (chunk) => (said += chunk));
  try {
    const get = (path: string) => page.request.get(path, { timeout: 60_000 });
    await expect(async () => expect((await get('/')).status()).toBe(200)).toPass({ timeout: 120_000 });
    for (const one of publicPages) expect((await get(`/en/${one}`)).status(), one).toBe(200);
    expect((await get('/en/portal/nothing')).status()).toBe(404);

    await page.goto('/en/portal/sign-in');
    const source = join(copy, 'messages/en/account.json');
    await writeFile(source, (await readFile(source, 'utf8')).replace('"Sign in"', '"Sign in as changed"'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in as changed', { timeout: 30_000 });

    const { email, password, totpSecret } = findAccount(await readAccounts(dataDir), 'secretariat');
    const code = new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate();
    const form = { email, password, code, locale: 'en', next: '' };
    const signedIn = await page.request.post('/api/sign-in', {
      form,
      headers: { origin },
      maxRedirects: 0,
      timeout: 60_000,
    });
    expect([signedIn.status(), signedIn.headers().location]).toEqual([303, '/en/portal']);
    for (const one of staffPages) expect((await get(`/en/portal/staff/${one}`)).status(), one).toBe(200);
  } catch (fault) {
    throw new Error(`${fault}\nnpm run dev said:\n${said.slice(-3000)}`, { cause: fault });
  } finally {
    await stop(dev);
    await page.context().close();
    // PostgreSQL may still be writing as it ends.
    const whole = { recursive: true, force: true, maxRetries: 10, retryDelay: 500 };
    await rm(copy, whole);
    await rm(dataDir, whole);
  }
});
