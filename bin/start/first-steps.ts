import { demoAccountsFile, readDemoAccounts } from '#bin/start/demo-accounts.ts';

/** The word of a shell that stands for this text, whatever is in it. */
const shellWord = (text: string) => (/^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** What to try first in a demonstration, and as whom: three lines for whoever started it, none in any other register. `portal` is its address in a language that it is offered in, `elsewhere`: the data stand where DATA_DIR says. */
export async function firstSteps(portal: string, dataDir: string, elsewhere: boolean): Promise<string[]> {
  const accounts = (await readDemoAccounts(dataDir)) ?? [];
  const reader = ['head-of-delegation', 'delegate', 'observer'].flatMap((role) =>
    accounts.filter((one) => one.role === role),
  )[0];
  const staff = accounts.find(({ role }) => role === 'secretariat');
  if (!reader || !staff) return [];
  return [
    `Try first: read what awaits a delegation and propose words for a text under “Agreements”, at ${portal}/portal as ${reader.email}`,
    `Then: clear and issue what awaits the secretariat and decide on those proposals, at ${portal}/portal as ${staff.email}`,
    `Passwords: ${demoAccountsFile(dataDir)}; a one-time code: ${elsewhere ? `DATA_DIR=${shellWord(dataDir)} ` : ''}npm run code -- ${reader.email}`,
  ];
}
