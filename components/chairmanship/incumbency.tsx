import { sentence } from '#components/source/sentence.ts';
import { periodText } from '#components/source/when.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { OfficeView, TermView } from '#lib/chairmanship/queries.ts';
import { translator } from '#lib/language/language.ts';

/** Who holds the office now, large; then the others of the troika, previous and next. */
export function Incumbency({ locale, office }: { locale: Locale; office: OfficeView }) {
  const t = translator(locale, 'chairmanship');
  const { incumbent } = office;
  return (
    <>
      <p className="incumbent">{incumbent ? incumbent.state : t('vacant')}</p>
      {incumbent && <p className="mb-6">{termText(locale, incumbent)}</p>}
      <dl className="troika">
        <Place term={office.previous} label={t('previous')} locale={locale} none={t('noPrevious')} />
        <Place term={office.next} label={t('next')} locale={locale} none={t('noNext')} />
      </dl>
    </>
  );
}

function Place({ term, label, locale, none }: { term: TermView | null; label: string; locale: Locale; none: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {term ? <span className="said">{term.state}</span> : <span className="small">{none}</span>}
        {term && <span className="small block">{termText(locale, term)}</span>}
      </dd>
    </div>
  );
}

/** “In office from … to …; nominal term from … to …”, as far as it is known. */
function termText(locale: Locale, term: TermView): string {
  const t = translator(locale, 'chairmanship');
  const actual = periodText(locale, term.actual.from, term.actual.to);
  const nominal = periodText(locale, term.nominal.from, term.nominal.to);
  const parts = [actual && t('inOffice', { period: actual }), nominal && t('nominalTerm', { period: nominal })];
  return sentence(parts.filter(Boolean).join('; ') || t('undated'));
}
