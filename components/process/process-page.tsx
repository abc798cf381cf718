import { ConferencesInBrief, sourcesOfRow } from '#components/conference/conference-list.tsx';
import { ParticipantsMap } from '#components/membership/participants-map.tsx';
import { NewsRows } from '#components/news/news-rows.tsx';
import { OutcomeList, sourcesOfOutcome } from '#components/outcome/outcome-list.tsx';
import { AsOrganization } from '#components/process/as-organization.tsx';
import { InFigures, sourcesOfChair } from '#components/process/in-figures.tsx';
import { ProcessFacts, sourcesOfProcess } from '#components/process/process-facts.tsx';
import { Cites } from '#components/source/cite.tsx';
import { numbered, sourcesOf } from '#components/source/numbered.ts';
import { languageOf, Quoted } from '#components/source/quoted.tsx';
import { sentence } from '#components/source/sentence.ts';
import { SourceList } from '#components/source/source-list.tsx';
import { day } from '#components/source/when.ts';
import { Abreast } from '#components/ui/abreast.tsx';
import { classes } from '#components/ui/classes.ts';
import { dashes } from '#components/ui/dashes.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { MembersView } from '#lib/membership/queries.ts';
import type { ProcessView } from '#lib/process/queries.ts';
import { citedFor } from '#lib/source/rules.ts';

type Props = { locale: Locale; view: ProcessView; members: MembersView | null };

/** The first page: what the Process is, who chairs it, who takes part, what it has held and adopted. */
export function ProcessPage({ locale, view, members }: Props) {
  const t = translator(locale, 'process');
  const news = translator(locale, 'news');
  const sources = numbered([
    ...citedFor(view.process, 'kind'),
    ...sourcesOfChair(view),
    ...[...(view.next ? [view.next] : []), ...view.latest].flatMap(sourcesOfRow),
    ...view.latestOutcomes.flatMap(sourcesOfOutcome),
    ...sourcesOfProcess(view),
    ...[...view.launchClaims, ...view.memberClaims].flatMap(sourcesOf),
  ]);
  return (
    <>
      <AsOrganization locale={locale} view={view} />
      <Abreast opening>
        <div>
          <PageHeading
            title={view.name}
            lang={languageOf(locale, view.name)}
            lead={
              <p data-fact>
                <Quoted locale={locale}>{sentence(view.kind)}</Quoted>
                <Cites locale={locale} sources={sources} of={citedFor(view.process, 'kind')} />
              </p>
            }
          />
          <InFigures locale={locale} view={view} sources={sources} participants={members?.rows ?? []} />
        </div>
        {members && members.rows.length > 0 && (
          <div>
            <ParticipantsMap
              locale={locale}
              rows={members.rows}
              title={t('map', { date: day(locale, members.date) })}
            />
            <p className="tw:mt-3 tw:print:hidden">
              <a href={`/${locale}/members`}>{t('mapLink')}</a>
            </p>
          </div>
        )}
      </Abreast>
      {view.latestNews.length > 0 && (
        <Section title={news('latest')} id="news">
          <NewsRows locale={locale} rows={view.latestNews} />
          <p className="tw:mt-3">
            <a href={`/${locale}/news`}>{news('all')}</a>
          </p>
        </Section>
      )}
      <Section title={t('conferences')}>
        {!view.next && <p className="tw:mb-4">{t('noNext')}</p>}
        <ConferencesInBrief
          locale={locale}
          sources={sources}
          groups={[
            { key: 'next', label: t('next'), rows: view.next ? [view.next] : [] },
            { key: 'latest', label: view.next && t('latest'), rows: view.latest },
          ]}
          caption={t(view.next ? 'inBrief' : 'latest')}
          empty={{ title: t('noLatest'), lead: t('noLatestLead') }}
        />
        <p className="tw:mt-3 tw:print:hidden">
          <a href={`/${locale}/conferences`}>{t('allConferences', { count: view.counts.listed })}</a>
        </p>
      </Section>
      <Section title={t('outcomes')}>
        <OutcomeList
          locale={locale}
          rows={view.latestOutcomes}
          sources={sources}
          caption={t('latestOutcomes')}
          empty={{ title: t('noOutcomes'), lead: t('noOutcomesLead') }}
        />
        <p className="tw:mt-3 tw:print:hidden">
          <a href={`/${locale}/outcomes`}>{t('allOutcomes', { count: view.counts.outcomes })}</a>
        </p>
      </Section>
      <Section title={t('record')}>
        <ProcessFacts locale={locale} view={view} sources={sources} />
      </Section>
      {view.notFound.length > 0 && (
        <Section title={t('notFound')}>
          <p>{t('notFoundLead')}</p>
          <ul className={classes(dashes, 'tw:mt-3')}>
            {view.notFound.map((text) => (
              <li key={text}>
                <Quoted locale={locale}>{text}</Quoted>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <SourceList locale={locale} sources={sources} />
    </>
  );
}
