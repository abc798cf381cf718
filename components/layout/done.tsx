import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator, wordOr } from '#lib/language/language.ts';

/** In sight wherever on the page the act leads to, unless the window is so low that nothing else would be. */
const look = 'tw:z-10 tw:[@media(min-height:30rem)]:sticky tw:top-0 tw:print:static';

/** Says what was just recorded; an act that is none says nothing. */
export function Done({ locale, act }: { locale: Locale; act: string | undefined }) {
  const t = translator(locale, 'act');
  const said = wordOr(t, `${act}.done`, '');
  return said ? (
    <div className={look} data-done="">
      <Notice live>{said}</Notice>
    </div>
  ) : null;
}
