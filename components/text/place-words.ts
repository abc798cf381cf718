import type { Locale } from '#db/vocabulary.ts';
import { withoutEmphasis } from '#lib/language/emphasis.ts';
import { translator } from '#lib/language/language.ts';
import { withinQuotation } from '#lib/language/quotation.ts';
import type { TextView } from '#lib/text/queries.ts';
import { type Paragraph, wordsIn } from '#lib/text/rules.ts';
import { begin } from '#lib/text/said/rules.ts';

type View = Pick<TextView, 'language' | 'original' | 'paragraphs' | 'rolling'>;

/** The words that a paragraph begins with, in the quotation marks of the page. */
export function beginning(locale: Locale, view: Pick<View, 'language' | 'original'>, paragraph: Paragraph): string {
  const words = begin(withoutEmphasis(wordsIn(paragraph, view.language, view.original).text), 60);
  return translator(locale, 'text')('quoted', { words: withinQuotation(locale, words) });
}

/** Where a proposal would move a paragraph: behind which, by its number or else by how it begins; or to the beginning of the text. */
export function movedTo(locale: Locale, view: View, after: string | null): string {
  const t = translator(locale, 'text');
  if (after === null) return t('file.moveFirst');
  const behind = view.paragraphs.find(({ id }) => id === after);
  if (!behind) return t('moveElsewhere');
  const mark = view.rolling.paragraphs.find(
    ({ paragraph, kind }) => kind !== 'arrival' && paragraph.id === after,
  )?.mark;
  return t('file.moveTo', { place: mark?.replace(/\.$/, '') ?? beginning(locale, view, behind) });
}
