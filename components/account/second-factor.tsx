import { Facts } from '#components/ui/facts.tsx';
import { QrCode } from '#components/ui/qr-code.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { OfferedFactor } from '#lib/account/invitation/queries.ts';
import { translator } from '#lib/language/language.ts';

type Props = { locale: Locale; factor: OfferedFactor };

/** A second factor to be entered in an authenticator app: its picture for a telephone, its address for an app on this machine, its key by hand. */
export function SecondFactor({ locale, factor: { secret, otpauth, qr } }: Props) {
  const t = translator(locale, 'account');
  return (
    <>
      <p>{t('factor.lead')}</p>
      <QrCode {...qr} label={t('factor.picture')} />
      <Facts
        items={[
          { term: t('factor.key'), value: <code translate="no">{secret}</code> },
          { term: t('factor.sameMachine'), value: <a href={otpauth}>{t('factor.open')}</a> },
        ]}
      />
    </>
  );
}
