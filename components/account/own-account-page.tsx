import { OwnSessions } from '#components/account/own-sessions.tsx';
import { SecondFactor } from '#components/account/second-factor.tsx';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { LinkSet } from '#components/ui/link-set.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { changePassword, changeSecondFactor } from '#lib/account/own/actions.ts';
import type { OwnAccount } from '#lib/account/own/queries.ts';
import { passwordLength } from '#lib/account/rules.ts';
import { languageName, translator } from '#lib/language/language.ts';

export type OwnStep = 'password' | 'factor';
type Props = {
  locale: Locale;
  name: string;
  account: OwnAccount;
  step: OwnStep | null;
  /** What the second factor on the page was made from, and what a next one would be. */
  seeds: { now: string; next: string };
  zone: string;
  idempotencyKey: string;
};

/** One's own account: the password, the second factor, and where one is signed in. */
export function OwnAccountPage({ locale, name, account, step, seeds, zone, idempotencyKey }: Props) {
  const t = translator(locale, 'account');
  const path = `/${locale}/portal/account`;
  const form = { locale, idempotencyKey };
  const present = {
    kind: 'password',
    name: 'password',
    label: t('password.present'),
    autoComplete: 'current-password',
    required: true,
  } as const;
  const id = { kind: 'hidden', name: 'id', value: account.id } as const;
  const code = { kind: 'text', autoComplete: 'one-time-code', required: true } as const;
  return (
    <>
      <PageHeading
        title={t('own.title')}
        lead={
          <>
            <p>{`${name}, ${account.email}`}</p>
            {account.language && <p>{t('own.language', { language: languageName(locale, account.language) })}</p>}
          </>
        }
      />
      <Section title={t('own.acts')} id="acts" wide>
        <LinkSet
          label={t('own.acts')}
          tabs={step !== null}
          items={[
            { href: `${path}?step=password#acts`, label: t('own.step.password'), current: step === 'password' },
            {
              href: `${path}?step=factor&seed=${seeds.next}#acts`,
              label: t('own.step.factor'),
              current: step === 'factor',
            },
          ]}
        />
        {step === 'password' && (
          <>
            <p>{t('own.passwordLead')}</p>
            <StaffForm
              {...form}
              action={changePassword}
              act="changePassword"
              fields={[
                id,
                present,
                {
                  kind: 'password',
                  name: 'newPassword',
                  label: t('password.new'),
                  help: t('password.help', { least: passwordLength.least }),
                  autoComplete: 'new-password',
                  required: true,
                },
                {
                  kind: 'password',
                  name: 'again',
                  label: t('password.again'),
                  autoComplete: 'new-password',
                  required: true,
                },
              ]}
            />
          </>
        )}
        {step === 'factor' && account.factor && (
          <>
            <p>{t('own.factorLead')}</p>
            <SecondFactor locale={locale} factor={account.factor} />
            <StaffForm
              {...form}
              action={changeSecondFactor}
              act="changeSecondFactor"
              fields={[
                id,
                { kind: 'hidden', name: 'seed', value: seeds.now },
                { ...code, name: 'newCode', label: t('factor.code'), help: t('factor.codeHelp') },
                present,
                { ...code, name: 'code', label: t('own.presentCode'), help: t('own.presentCodeHelp') },
              ]}
            />
          </>
        )}
      </Section>
      <Section title={t('own.sessions')} wide>
        <OwnSessions locale={locale} sessions={account.sessions} zone={zone} />
      </Section>
    </>
  );
}
