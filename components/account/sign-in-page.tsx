import { Actions } from '#components/ui/actions.tsx';
import { Button } from '#components/ui/button.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { TextField } from '#components/ui/field.tsx';
import { stackedLook } from '#components/ui/fieldset.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator, wordOr } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  next: string;
  left: boolean;
  /** The register is a demonstration, whose accounts are made at its start. */
  demonstration: boolean;
  /** Password and second factor were set just now. */
  ready: boolean;
  refused: { code: string; minutes: number; email: string } | null;
};

/** The sign-in form; it works without JavaScript and keeps the address typed when it is refused. */
export function SignInPage({ locale, next, left, ready, demonstration, refused }: Props) {
  const t = translator(locale, 'account');
  const refusals = translator(locale, 'refusal');
  return (
    <>
      <PageHeading title={t('signIn.title')} lead={t('signIn.lead')} />
      {left && <Notice live>{t('signIn.left')}</Notice>}
      {demonstration && <Notice>{t('signIn.demonstration')}</Notice>}
      {ready && <Notice live>{t('signIn.ready')}</Notice>}
      {refused && (
        <ErrorSummary
          title={wordOr(refusals, refused.code, t('signIn.again'), { minutes: refused.minutes })}
          errors={[{ href: '#field-email', message: t('signIn.again') }]}
        />
      )}
      <form method="post" action="/api/sign-in" className={stackedLook}>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="next" value={next} />
        <TextField
          name="email"
          inputMode="email"
          label={t('signIn.email')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          defaultValue={refused?.email ?? ''}
        />
        <TextField
          name="password"
          type="password"
          label={t('signIn.password')}
          autoComplete="current-password"
          required
        />
        <TextField
          name="code"
          label={t('signIn.code')}
          help={t('signIn.codeHelp')}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
        />
        <Actions>
          <Button>{t('signIn.submit')}</Button>
        </Actions>
      </form>
    </>
  );
}
