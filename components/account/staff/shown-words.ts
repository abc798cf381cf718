import type { ShownOnceWords } from '#components/ui/shown-once.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { type AccountRoom, accountRooms } from '#lib/account/rules.ts';
import { translator } from '#lib/language/language.ts';

/** The list that an account's pages lead back to. */
export const above = (locale: Locale, room: AccountRoom) => ({
  href: `/${locale}/portal${accountRooms[room]}`,
  label: translator(locale, 'staff')(room === 'office' ? 'area.account' : 'area.delegation'),
});

/** How the address to set a sign-in by is handed over: to the person alone, since whoever opens it first sets the sign-in. */
export function shownWords(locale: Locale, room: AccountRoom): ShownOnceWords {
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
    onward: [{ href: `/${locale}/portal${accountRooms[room]}`, label: t('shown.toList') }],
  };
}
