import { periodText } from '#components/source/when.ts';
import type { Mark, Tone } from '#components/ui/status.tsx';
import type { Locale, TermStage } from '#db/vocabulary.ts';
import type { TermView } from '#lib/chairmanship/queries.ts';
import { parted, translator } from '#lib/language/language.ts';

export const looks: Record<TermStage, { mark: Mark; tone: Tone }> = {
  offered: { mark: 'dashed', tone: 'plain' },
  designated: { mark: 'half', tone: 'plain' },
  incumbent: { mark: 'solid', tone: 'lapis' },
  completed: { mark: 'solid', tone: 'quiet' },
  declined: { mark: 'hollow', tone: 'quiet' },
};

/** “Kazakhstan, in office since …; nominal term …”, as far as it is known. */
export function termText(locale: Locale, term: TermView): string {
  const words = translator(locale, 'chairmanship');
  const actual = periodText(locale, term.actual.from, term.actual.to);
  const nominal = periodText(locale, term.nominal.from, term.nominal.to);
  const said = [actual && words('inOffice', { period: actual }), nominal && words('nominalTerm', { period: nominal })];
  return `${term.holder}${said.some(Boolean) ? `, ${parted(locale, said)}` : ''}`;
}
