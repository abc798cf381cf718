import type { TroubleWords } from '#components/desk/trouble.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

/** The words of the portal's pages for trouble, for the layout to hand down. */
export function troubleWords(locale: Locale): TroubleWords {
  const t = translator(locale, 'desk');
  return {
    home: { href: `/${locale}/portal`, label: translator(locale, 'frame')('desk') },
    missing: { title: t('missing.title'), lead: t('missing.lead') },
    fault: {
      title: t('fault.title'),
      lead: t('fault.lead'),
      // The number is known only when the fault is there; it is filled in then.
      reference: t('fault.reference', { reference: '{reference}' }),
      again: t('fault.again'),
    },
  };
}
