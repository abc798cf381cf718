import { Secret, TOTP } from 'otpauth';
import { type DemoAccount, demoAccountsFile, readDemoAccounts } from '#bin/start/demo-accounts.ts';
import { settings } from '#env.ts';

const step = 30_000;

function listed(accounts: readonly DemoAccount[]): string {
  return accounts.map(({ email }) => `  ${email}`).join('\n');
}

/** Prints the one-time code of a demonstration account as it is now; refuses, in a sentence, where there is none. */
async function code(email: string | undefined): Promise<number> {
  const { DATA_DIR } = settings();
  const accounts = await readDemoAccounts(DATA_DIR);
  if (!accounts) {
    const where = demoAccountsFile(DATA_DIR);
    console.error(`There is no ${where}: codes are printed for the accounts of a demonstration, once it was started.`);
    return 1;
  }
  const account = accounts.find((one) => one.email === email?.trim().toLowerCase());
  if (!account) {
    const wrong = email ? `${email} is no account of this demonstration.` : 'Give the account: npm run code -- EMAIL';
    console.error(`${wrong} There are:\n${listed(accounts)}`);
    return 1;
  }
  const now = Date.now();
  const token = new TOTP({ secret: Secret.fromBase32(account.totpSecret) }).generate({ timestamp: now });
  console.log(`${token} (good once, for ${Math.ceil((step - (now % step)) / 1000)} more seconds)`);
  return 0;
}

process.exitCode = await code(process.argv[2]);
