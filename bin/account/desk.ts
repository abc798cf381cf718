import { database } from '#db/client.ts';
import { disableAccount, enableAccount, endSessions, openAccount, renewSignIn } from '#lib/account/commands.ts';
import { invitationAddress } from '#lib/account/door.ts';
import type { Invitation } from '#lib/account/invitation/commands.ts';
import { type AccountRow, accountOf, accounts } from '#lib/account/queries.ts';
import { SYSTEM } from '#lib/act/actor.ts';
import { word } from '#lib/act/form.ts';
import type { Refusal, Result } from '#lib/act/result.ts';
import { parseEmail, shownEmail } from '#lib/language/email-address.ts';
import { entryLocale, formatInstant } from '#lib/language/language.ts';
import { interfaceLanguages } from '#lib/process/queries.ts';
import { clock } from '#lib/time/clock.ts';

/** What is printed, and whether it was done. */
export type Answer = { ok: boolean; lines: string[] };
type Act = 'add-administrator' | 'invite' | 'list' | 'disable' | 'enable' | 'end-sessions';

const refused = (refusal: Refusal): Answer => {
  const { refused: whole, fields } = word(refusal, 'en');
  return { ok: false, lines: [whole, ...Object.entries(fields).map(([field, why]) => `  ${field}: ${why}`)] };
};

const answer = async <T>(result: Result<T>, lines: (value: T) => string[] | Promise<string[]>): Promise<Answer> =>
  result.ok ? { ok: true, lines: await lines(result.value) } : refused(result.refusal);

/** The address as it is handed over, with what must be known of it. */
async function handOver({ email, invitation }: { email: string; invitation: Invitation | null }): Promise<string[]> {
  if (!invitation) return [];
  const locale = entryLocale(await interfaceLanguages());
  return [
    `${shownEmail(email)}: password and second factor are set at this address, once, until ${formatInstant('en', invitation.until, invitation.zone)}.`,
    'It is shown this once. Whoever opens it first has the account: give it to nobody else.',
    invitationAddress(locale, invitation.token),
  ];
}

function lineOf({ email, name, role, actsFor, active, signedInAt, sessions }: AccountRow, zone: string): string {
  const last = signedInAt ? `last signed in ${formatInstant('en', new Date(signedInAt), zone)}` : 'never signed in';
  const state = active ? `${sessions} open ${sessions === 1 ? 'session' : 'sessions'}` : 'disabled';
  return [email, name, role, actsFor ?? 'the secretariat', state, last].join(' · ');
}

async function everyAccount(): Promise<AccountRow[]> {
  const all: AccountRow[] = [];
  for (let page = 1; ; page += 1) {
    const list = await accounts(SYSTEM, 'en', { page: String(page) });
    all.push(...list.rows);
    if (page >= list.pages) return all;
  }
}

/** Keeps accounts from the command line, as the portal itself and by the same commands as the staff’s rooms. */
export async function accountDesk(act: Act, email: string, name = 'Administrator'): Promise<Answer> {
  if (act === 'add-administrator') {
    const opened = await openAccount(SYSTEM, { email, name, role: 'administrator', iso3: '', acronym: '' });
    return answer(opened, handOver);
  }
  if (act === 'list') {
    const [all, { zone }] = await Promise.all([everyAccount(), database().transaction(clock)]);
    const lines = all.map((account) => lineOf(account, zone));
    return { ok: true, lines: lines.length > 0 ? lines : ['There is no account yet.'] };
  }
  const wanted = parseEmail(email);
  const found = wanted === null ? null : await accountOf(SYSTEM, 'en', { email: wanted });
  if (!found) return { ok: false, lines: [`There is no account with the e-mail address ${email}.`] };
  const subject = { id: found.id, expectedVersion: found.version };
  switch (act) {
    case 'invite':
      return answer(await renewSignIn(SYSTEM, subject), handOver);
    case 'disable':
      return answer(await disableAccount(SYSTEM, subject), () => [
        `${found.email} is disabled; its sessions have ended.`,
      ]);
    case 'enable':
      return answer(await enableAccount(SYSTEM, subject), () => [`${found.email} may sign in again.`]);
    case 'end-sessions':
      return answer(await endSessions(SYSTEM, subject), ({ sessions }) => [
        `${found.email}: ${sessions} ${sessions === 1 ? 'session has' : 'sessions have'} ended.`,
      ]);
  }
}
