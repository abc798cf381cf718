import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';

const accountForm = z.object({
  email: z.string(),
  password: z.string(),
  totpSecret: z.string(),
  role: z.string(),
  actsFor: z.string().nullable().default(null),
});

/** One account of demo-accounts.json; `actsFor` is a State's code, or null for the office's own. */
export type Account = z.infer<typeof accountForm>;

const step = 30_000;
const keptDir = join(import.meta.dirname, '../.tmp/signed-in');

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;
const cookieForm = z.object({
  name: z.string(),
  value: z.string(),
  domain: z.string(),
  path: z.string(),
  expires: z.number(),
  httpOnly: z.boolean(),
  secure: z.boolean(),
  sameSite: z.enum(['Strict', 'Lax', 'None']),
});

/** The demonstration accounts of the portal under test, or of another by the folder of its data. */
export async function readAccounts(dataDir = process.env.E2E_DATA_DIR ?? '.data'): Promise<Account[]> {
  const file = join(dataDir, 'demo-accounts.json');
  return z.array(accountForm).parse(JSON.parse(await readFile(file, 'utf8')));
}

/** The account of a role, and of a State where one is named; says what there is when there is none. */
export function findAccount(accounts: readonly Account[], role: string, actsFor?: string): Account {
  const found = accounts.find((one) => one.role === role && (actsFor === undefined || one.actsFor === actsFor));
  if (found) return found;
  const there = accounts.map((one) => `${one.role} ${one.actsFor ?? ''}`.trim()).join(', ');
  throw new Error(`No demonstration account is ${role} ${actsFor ?? ''}; there are: ${there}.`);
}

const keyOf = ({ totpSecret }: Account) => createHash('sha256').update(totpSecret).digest('hex').slice(0, 16);
const keptFile = (account: Account) => join(keptDir, `${keyOf(account)}.json`);

/** The cookies of a session that an earlier journey began for this account, in whichever worker; none when there is none. */
async function keptCookies(account: Account): Promise<Cookies> {
  const text = await readFile(keptFile(account), 'utf8').catch(() => '[]');
  return z.array(cookieForm).parse(JSON.parse(text));
}

async function keepCookies(account: Account, cookies: Cookies): Promise<void> {
  const file = `${keptFile(account)}.${process.pid}`;
  await writeFile(file, JSON.stringify(cookies), { mode: 0o600 });
  await rename(file, keptFile(account));
}

/** Takes the code of this 30-second step for this worker alone; null when it is taken, or about to end. */
async function takeCode(account: Account): Promise<string | null> {
  const now = Date.now();
  if (step - (now % step) < 1500) return null;
  await mkdir(keptDir, { recursive: true });
  const file = join(keptDir, `${keyOf(account)}-${Math.floor(now / step)}`);
  const taken = await open(file, 'wx').catch(() => null);
  await taken?.close();
  return taken && new TOTP({ secret: Secret.fromBase32(account.totpSecret) }).generate({ timestamp: now });
}

/** Fills and sends the sign-in form as a person does; true once the portal shows another page. */
async function sendForm(page: Page, account: Account, code: string): Promise<boolean> {
  await page.locator('input[name="email"]').fill(account.email);
  await page.locator('input[name="password"]').fill(account.password);
  await page.locator('input[name="code"]').fill(code);
  const signedIn = page.waitForURL(({ pathname }) => !isSignIn(pathname), { timeout: 10_000 });
  await page.locator('form:has(input[name="code"]) [type="submit"]').click();
  return signedIn.then(
    () => true,
    () => false,
  );
}

const isSignIn = (pathname: string) => pathname.endsWith('/sign-in');

/**
 * Brings a window into the portal as an account: with the session of an earlier journey, else through the sign-in form,
 * waiting for the account's next code where this one is used. `fresh` is a session of its own, which the journey may end.
 */
export async function enter(page: Page, account: Account, { locale, fresh }: { locale: string; fresh: boolean }) {
  let refused = 0;
  while (refused < 2) {
    if (!fresh) await page.context().addCookies(await keptCookies(account));
    await page.goto(`/${locale}/portal`);
    if (!isSignIn(new URL(page.url()).pathname)) return;
    const code = await takeCode(account);
    if (code === null) await wait(1000);
    else if (!(await sendForm(page, account, code))) refused += 1;
    else return fresh ? undefined : keepCookies(account, await page.context().cookies());
  }
  throw new Error(`${account.email} could not sign in; the page said: ${await page.locator('main').textContent()}`);
}
