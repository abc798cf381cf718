import { SecondFactor } from '#components/account/second-factor.tsx';
import { Actions } from '#components/ui/actions.tsx';
import { Button } from '#components/ui/button.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { fieldId, TextField } from '#components/ui/field.tsx';
import { stackedLook } from '#components/ui/fieldset.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { OpenInvitation } from '#lib/account/invitation/queries.ts';
import { passwordLength } from '#lib/account/rules.ts';
import { formatInstant, translator } from '#lib/language/language.ts';

const fields = ['newPassword', 'again', 'code'] as const;
const codes = [
  'field-missing',
  'field-invalid',
  'field-too-long',
  'password-short',
  'password-email',
  'passwords-differ',
  'code-wrong',
] as const;

type Props = {
  locale: Locale;
  token: string;
  /** Null when the address is good no longer. */
  invitation: OpenInvitation | null;
  refused: { at?: string; why?: string };
};

/** Where a person sets password and second factor by the address that they were given; it works without JavaScript. */
export function InvitationPage({ locale, token, invitation, refused }: Props) {
  const t = translator(locale, 'account');
  const refusals = translator(locale, 'refusal');
  if (!invitation)
    return (
      <>
        <PageHeading title={t('invitation.gone')} lead={refusals('invitation-gone')} />
        <p>
          <a href={`/${locale}/portal/sign-in`}>{t('signIn.title')}</a>
        </p>
      </>
    );
  const { name, email, until, zone, factor } = invitation;
  const at = fields.find((one) => one === refused.at);
  const why = codes.find((one) => one === refused.why);
  const error =
    at && (why === 'field-too-long' ? refusals(why, { most: passwordLength.most }) : refusals(why ?? 'field-invalid'));
  const errorOf = (field: string) => (field === at ? error : undefined);
  return (
    <>
      <PageHeading
        title={t('invitation.title')}
        lead={t('invitation.lead', { name, until: formatInstant(locale, until, zone) })}
      />
      {at && error && (
        <ErrorSummary title={t('invitation.refused')} errors={[{ href: `#${fieldId(at)}`, message: error }]} />
      )}
      <form method="post" action="/api/invitation" className={stackedLook}>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="token" value={token} />
        <Section title={t('password.title')} wide>
          <TextField
            name="email"
            label={t('signIn.email')}
            help={t('invitation.emailHelp')}
            autoComplete="username"
            defaultValue={email}
            readOnly
          />
          <TextField
            name="newPassword"
            type="password"
            label={t('password.new')}
            help={t('password.help', { least: passwordLength.least })}
            error={errorOf('newPassword')}
            autoComplete="new-password"
            minLength={passwordLength.least}
            maxLength={passwordLength.most}
            required
          />
          <TextField
            name="again"
            type="password"
            label={t('password.again')}
            error={errorOf('again')}
            autoComplete="new-password"
            required
          />
        </Section>
        <Section title={t('factor.title')} wide>
          <SecondFactor locale={locale} factor={factor} />
          <TextField
            name="code"
            label={t('factor.code')}
            help={t('factor.codeHelp')}
            error={errorOf('code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
          />
        </Section>
        <Actions>
          <Button>{t('invitation.submit')}</Button>
        </Actions>
      </form>
    </>
  );
}
