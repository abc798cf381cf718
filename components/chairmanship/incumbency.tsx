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
      <p className="tw:mb-1 tw:font-serif tw:text-title tw:font-strong tw:text-lapis">
        {incumbent ? incumbent.state : t('vacant')}
      </p>
      {incumbent && <p className="tw:mb-6">{termText(locale, incumbent)}</p>}
      <dl className="tw:grid tw:gap-x-12 tw:gap-y-4 tw:md:grid-cols-2">
        <Place term={office.previous} label={t('previous')} locale={locale} none={t('noPrevious')} />
        <Place term={office.next} label={t('next')} locale={locale} none={t('noNext')} />
      </dl>
    </>
  );
}

function Place({ term, label, locale, none }: { term: TermView | null; label: string; locale: Locale; none: string }) {
  return (
    <div>
      <dt className="tw:text-sm tw:text-muted">{label}</dt>
      <dd>
        {term ? (
          <span className="tw:font-serif tw:font-strong">{term.state}</span>
        ) : (
          <span className="tw:text-sm tw:font-normal tw:text-muted">{none}</span>
        )}
        {term && <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">{termText(locale, term)}</span>}
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
