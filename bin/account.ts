import { parseArgs } from 'node:util';
import { whyNot } from '#lib/ground/cannot-start.ts';
import { bootstrapEnvironment } from '#lib/ground/environment.ts';

const usage = `npm run account -- add-administrator EMAIL [--name NAME]   opens the account, and gives the address to set its sign-in by
npm run account -- invite EMAIL          a new address for somebody who lost theirs; the old password and second factor end
npm run account -- list                  who may sign in
npm run account -- disable EMAIL         ends its sessions too
npm run account -- enable EMAIL
npm run account -- end-sessions EMAIL`;

const acts = ['add-administrator', 'invite', 'list', 'disable', 'enable', 'end-sessions'] as const;
type Asked = { act: (typeof acts)[number]; email: string; name: string | undefined };

/** What the command line asks for; null when it is nothing that there is. */
function asked(): Asked | null {
  try {
    const { values, positionals } = parseArgs({ options: { name: { type: 'string' } }, allowPositionals: true });
    const [first, email = '', ...more] = positionals;
    const act = acts.find((one) => one === first);
    if (!act || more.length > 0 || (act === 'list') !== (email === '')) return null;
    if (values.name !== undefined && act !== 'add-administrator') return null;
    return { act, email, name: values.name };
  } catch {
    return null;
  }
}

/** Does what was asked, as the portal itself; all but `list` is in the record. Gives the exit code: 1 when it was refused. */
async function keepAccounts({ act, email, name }: Asked): Promise<number> {
  const ground = await bootstrapEnvironment((line) => console.log(line));
  const [{ accountDesk }, { closeDatabase }] = await Promise.all([
    import('#bin/account/desk.ts'),
    import('#db/client.ts'),
  ]);
  try {
    const { ok, lines } = await accountDesk(act, email, name);
    for (const line of lines) (ok ? console.log : console.error)(line);
    return ok ? 0 : 1;
  } finally {
    await closeDatabase();
    await ground.stop();
  }
}

const given = asked();
if (!given) {
  console.error(usage);
  process.exit(2);
}
process.exitCode = await keepAccounts(given).catch((error: unknown) => {
  console.error(whyNot(error));
  return 1;
});
