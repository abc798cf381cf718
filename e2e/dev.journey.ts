import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '#e2e/fixtures.ts';
import { env } from '#env.ts';
import { bootstrapEnvironment } from '#lib/ground/environment.ts';
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
  signInAs,
}) => {
  test.setTimeout(420_000); // at rest it takes a minute; compiling suffers most where other work goes on
  const copy = await copyOfProject();
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-dev-'));
  await chmod(dataDir, 0o711);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  // On the register of the portal under test: that one is made from nothing is held by that portal's own start.
  process.env.DATA_DIR = process.env.E2E_DATA_DIR;
  if (process.env.E2E_DATABASE_URL) process.env.DATABASE_URL = process.env.E2E_DATABASE_URL;
  await bootstrapEnvironment(() => {});
  const { DATABASE_URL, DATABASE_APP_URL, AUTH_SECRET } = env();
  const dev = spawn(process.execPath, [join(copy, 'bin/dev.ts')], {
    cwd: copy,
    env: {
      ...process.env,
      ...{ DATABASE_URL, DATABASE_APP_URL, AUTH_SECRET, DATA_DIR: dataDir, PORT: String(port), PORTAL_URL: origin },
      NODE_ENV: 'development',
      WORKER: 'beside',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const storageState = await (await signInAs('secretariat')).context().storageState(); // cookies know no port
  const page = await (await browser.newContext({ baseURL: origin, storageState })).newPage();
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

    const form = { email: 'nobody@example.org', password: 'a long password', code: '123456', locale: 'en', next: '' };
    const refused = await page.request.post('/api/sign-in', {
      form,
      headers: { origin },
      maxRedirects: 0,
      timeout: 60_000,
    });
    expect([refused.status(), refused.headers().location]).toEqual([
      303,
      expect.stringMatching(/^\/en\/portal\/sign-in/),
    ]);
    for (const one of staffPages) expect((await get(`/en/portal/staff/${one}`)).status(), one).toBe(200);
  } catch (fault) {
    throw new Error(`${fault}\nnpm run dev said:\n${said.slice(-3000)}`, { cause: fault });
  } finally {
    await stop(dev);
    await page.context().close();
    await rm(copy, { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  }
});
