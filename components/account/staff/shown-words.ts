import type { ShownOnceWords } from '#components/ui/shown-once.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

/** How a password and a key are handed over: two sheets, by two ways, since whoever holds both can sign in. */
export function shownWords(locale: Locale): ShownOnceWords {
  const t = translator(locale, 'staff-account');
  return {
    title: t('shown.title'),
    lead: t('shown.lead'),
    sheets: [
      {
        title: t('shown.first'),
        how: t('shown.firstHow'),
        values: [
          { name: 'email', label: t('shown.email') },
          { name: 'password', label: t('shown.password') },
        ],
      },
      {
        title: t('shown.second'),
        how: t('shown.secondHow'),
        values: [
          { name: 'totpSecret', label: t('shown.key') },
          { name: 'otpauth', label: t('shown.address') },
        ],
      },
    ],
    onward: [{ href: `/${locale}/portal/staff/account`, label: t('shown.toList') }],
  };
}
