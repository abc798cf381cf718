import { AccountState, failedWords, lastSignedIn } from '#components/account/staff/accounts-page.tsx';
import { above, shownWords } from '#components/account/staff/shown-words.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { subjectFields } from '#components/layout/subject-fields.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { Facts } from '#components/ui/facts.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { LinkSet } from '#components/ui/link-set.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { disableAccount, enableAccount, endSessions, renewSignIn } from '#lib/account/actions.ts';
import type { AccountRow } from '#lib/account/queries.ts';
import { type AccountRoom, accountRooms } from '#lib/account/rules.ts';
import { liftSignInLock } from '#lib/account/tries/actions.ts';
import type { SignInState } from '#lib/account/tries/queries.ts';
import { formatInstant, translator } from '#lib/language/language.ts';

export const steps = ['disable', 'enable', 'renew', 'sessions', 'lift'] as const;
export type Step = (typeof steps)[number];
const acts = {
  disable: 'disableAccount',
  enable: 'enableAccount',
  renew: 'renewSignIn',
  sessions: 'endSessions',
  lift: 'liftSignInLock',
} as const;
const actions = {
  disable: disableAccount,
  enable: enableAccount,
  renew: renewSignIn,
  sessions: endSessions,
  lift: liftSignInLock,
};
/** Acts after which somebody's sessions are over. */
const ending: readonly Step[] = ['renew', 'disable', 'sessions'];

type Props = {
  locale: Locale;
  room: AccountRoom;
  account: AccountRow;
  /** How sign-ins stand; undefined where there is nothing to say. */
  signIns: SignInState | undefined;
  step: Step | null;
  zone: string;
  idempotencyKey: string;
};

/** One account: what can be done with it, and what the register holds. */
export function AccountDetail({ locale, room, account, signIns, step, zone, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-account');
  const office = translator(locale, 'staff');
  const { name, email, role, actsFor, sessions, signedInAt } = account;
  const until = (at: string) => t('signIns.until', { when: formatInstant(locale, new Date(at), zone) });
  return (
    <>
      <Breadcrumbs label={office('above')} items={[above(locale, room)]} />
      <PageHeading title={name} lead={<p>{email}</p>} />
      <Section title={t('page.acts')} id="acts" wide>
        {account.own ? (
          <p>
            {t('page.nothingOwn')} <a href={`/${locale}/portal/account`}>{t('page.toOwn')}</a>
          </p>
        ) : (
          <Steps {...{ locale, room, account, signIns, step, idempotencyKey }} />
        )}
      </Section>
      <Section title={t('page.record')} wide>
        <Facts
          items={[
            { term: t('state'), value: <AccountState locale={locale} account={account} /> },
            { term: t('actsFor'), value: actsFor ?? t('office') },
            { term: t('role'), value: translator(locale, 'vocabulary')(`role.${role}`) },
            { term: t('lastSignedIn'), value: lastSignedIn(locale, signedInAt, zone) },
            { term: t('sessionsNow'), value: t('sessions', { count: sessions }) },
            { term: t('signIns.failed'), value: failedWords(locale, signIns, zone) },
            { term: t('signIns.invited'), value: signIns?.invitedUntil && until(signIns.invitedUntil) },
          ]}
        />
      </Section>
    </>
  );
}

function Steps({ locale, room, account, signIns, step, idempotencyKey }: Omit<Props, 'zone'>) {
  const t = translator(locale, 'staff-account');
  const { id, version, name, email, active, sessions } = account;
  const allowed = steps.filter(
    (one) =>
      (one === 'enable') !== active &&
      (one !== 'sessions' || sessions > 0) &&
      (one !== 'lift' || (signIns && signIns.failures > 0)),
  );
  const open = step && allowed.includes(step) ? step : null;
  const fixed = (key: string, label: string, text: string): FieldSpec => ({
    kind: 'fixed',
    name: key,
    label,
    text,
    value: '',
  });
  return (
    <>
      <LinkSet
        label={t('page.acts')}
        tabs={open !== null}
        items={allowed.map((key) => ({
          href: `/${locale}/portal${accountRooms[room]}/${id}?step=${key}#acts`,
          label: t(`page.act.${key}`),
          current: key === open,
        }))}
      />
      {open && (
        <>
          <p>{t(`page.${open}Lead`)}</p>
          <StaffForm
            action={actions[open]}
            fields={[
              { kind: 'hidden', name: 'room', value: room },
              ...subjectFields({ id, version }),
              fixed('who', t('page.who'), `${name}, ${email}`),
              ...(ending.includes(open)
                ? [fixed('ends', t('page.sessionsEnd'), t('sessions', { count: sessions }))]
                : []),
            ]}
            act={acts[open]}
            {...(open === 'renew' && { shown: shownWords(locale, room) })}
            idempotencyKey={idempotencyKey}
            locale={locale}
            tone={ending.includes(open) ? 'irreversible' : 'primary'}
          />
        </>
      )}
    </>
  );
}
