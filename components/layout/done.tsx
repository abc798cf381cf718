import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

/** Says what was just recorded; an act that is none says nothing. */
export function Done({ locale, act }: { locale: Locale; act: string | undefined }) {
  const t = translator(locale, 'act');
  if (!act || !t.has(`${act}.done`)) return null;
  return <Notice live>{t(`${act}.done`)}</Notice>;
}
