import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator, wordOr } from '#lib/language/language.ts';

/** Says what was just recorded; an act that is none says nothing. */
export function Done({ locale, act }: { locale: Locale; act: string | undefined }) {
  const t = translator(locale, 'act');
  const said = wordOr(t, `${act}.done`, '');
  return said ? <Notice live>{said}</Notice> : null;
}
