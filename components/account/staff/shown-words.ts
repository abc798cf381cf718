import type { ShownOnceWords } from '#components/ui/shown-once.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

/** How the address to set a sign-in by is handed over: to the person alone, since whoever opens it first sets the sign-in. */
export function shownWords(locale: Locale): ShownOnceWords {
  const t = translator(locale, 'staff-account');
  return {
    title: t('shown.title'),
    lead: t('shown.lead'),
    sheets: [
      {
        title: t('shown.sheet'),
        how: t('shown.how'),
        values: [
          { name: 'email', label: t('shown.email') },
          { name: 'address', label: t('shown.address') },
          { name: 'until', label: t('shown.until') },
        ],
      },
    ],
    onward: [{ href: `/${locale}/portal/staff/account`, label: t('shown.toList') }],
  };
}
