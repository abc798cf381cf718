import { Incumbency } from '#components/chairmanship/incumbency.tsx';
import { hasRemarks, sourcesOfTerm, TermRemarks, TermTable } from '#components/chairmanship/term-table.tsx';
import { Timeline } from '#components/chairmanship/timeline.tsx';
import { Notices } from '#components/correction/notices.tsx';
import { Cites } from '#components/source/cite.tsx';
import { type Numbered, numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { Timed } from '#components/source/timed.tsx';
import { day } from '#components/source/when.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { ChairmanshipView, OfficeView } from '#lib/chairmanship/queries.ts';
import { formatPartialDate, translator } from '#lib/language/language.ts';
import { citedFor } from '#lib/source/rules.ts';

/** The chairmanship: who holds it now, the line of terms, and what the sources say differently. */
export function ChairmanshipPage({ locale, view }: { locale: Locale; view: ChairmanshipView }) {
  const t = translator(locale, 'chairmanship');
  // The offices of a body stand on its own page.
  const offices = view.offices.filter(({ body }) => body === null);
  const terms = offices.flatMap((office) => office.terms);
  const sources = numbered([
    ...terms.flatMap(sourcesOfTerm),
    ...(view.rotation ? citedFor(view.process, 'chairRotation') : []),
  ]);
  return (
    <>
      <PageHeading title={t('title')} lead={<p>{t('lead')}</p>} />
      {terms.length === 0 && <EmptyState title={t('noTerms')}>{t('noTermsLead')}</EmptyState>}
      {offices
        .filter((office) => office.terms.length > 0 || office.corrections.length > 0)
        .map((office) => (
          <Office
            key={office.key}
            locale={locale}
            view={view}
            office={office}
            sources={sources}
            alone={offices.length === 1}
          />
        ))}
      {view.rotation && (
        <Section title={t('rotation')}>
          <p data-fact>
            <Quoted locale={locale}>{view.rotation}</Quoted>
            <Cites locale={locale} sources={sources} of={citedFor(view.process, 'chairRotation')} />
          </p>
        </Section>
      )}
      <SourceList locale={locale} sources={sources} />
    </>
  );
}

type OfficeProps = { locale: Locale; view: ChairmanshipView; office: OfficeView; sources: Numbered; alone: boolean };

function Office({ locale, view, office, sources, alone }: OfficeProps) {
  const t = translator(locale, 'chairmanship');
  return (
    <>
      <Section title={alone ? t('now') : office.name}>
        <p className="tw:text-sm tw:font-normal tw:text-muted">
          <Timed locale={locale} dates={[view.today]}>
            {t('asOf', { date: day(locale, view.today) })}
          </Timed>
        </p>
        <Incumbency locale={locale} office={office} sources={sources} />
        <Notices locale={locale} noun="term" corrections={office.corrections} />
      </Section>
      <Section title={t('line')} wide>
        <Timeline locale={locale} office={office} today={view.today} />
        <p className="tw:mt-4 tw:mb-6 tw:text-sm tw:text-muted">
          {t('legend')} {office.gaps.length > 0 && t('legendGap')}
        </p>
        <GapList locale={locale} office={office} />
        <TermTable locale={locale} office={office} sources={sources} />
      </Section>
      {office.terms.some(hasRemarks) && (
        <Section title={t('remarks')}>
          <TermRemarks locale={locale} office={office} sources={sources} />
        </Section>
      )}
    </>
  );
}

/** Between which days nobody was in the Chair, as far as that is known. */
function GapList({ locale, office: { gaps, looseGaps } }: Pick<OfficeProps, 'locale' | 'office'>) {
  const t = translator(locale, 'chairmanship');
  if (gaps.length + looseGaps.length === 0) return null;
  return (
    <div className="tw:mb-6 tw:max-w-measure">
      <h3>{gaps.length > 0 ? t('gaps', { count: gaps.length }) : t('betweenTerms')}</h3>
      <ul>
        {gaps.map(({ from, to }) => (
          <li key={from}>
            <Timed locale={locale} dates={[from, to]}>
              {t('gap', { from: day(locale, from), to: day(locale, to) })}
            </Timed>
          </li>
        ))}
        {looseGaps.map(({ from, to }) => (
          <li key={from.date}>
            <Timed locale={locale} dates={[from, to]}>
              {t('looseGap', { from: formatPartialDate(locale, from), to: formatPartialDate(locale, to) })}
            </Timed>
          </li>
        ))}
      </ul>
    </div>
  );
}
