import { ConferenceList, sourcesOfRow } from '#components/conference/conference-list.tsx';
import { decadeOf } from '#components/conference/decades.ts';
import { Pages } from '#components/layout/pages.tsx';
import { sortingOf } from '#components/layout/sorting-of.ts';
import { errorOf } from '#components/layout/wrong-values.tsx';
import { ParticipantLink } from '#components/participant/participant-link.tsx';
import { numbered } from '#components/source/numbered.ts';
import { SourceList } from '#components/source/source-list.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { besideButton, FieldRow } from '#components/ui/fieldset.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { ConferenceFilter, ConferencesView } from '#lib/conference/queries.ts';
import { translator } from '#lib/language/language.ts';
import type { Wrong } from '#lib/page/asked.ts';

type Props = { locale: Locale; view: ConferencesView; filter: ConferenceFilter; wrong: readonly Wrong[] };

/** Conferences to come, past and called off, filtered by body and year and put in order through the address. */
export function ConferencesPage({ locale, view, filter, wrong }: Props) {
  const t = translator(locale, 'conference');
  const path = `/${locale}/conferences`;
  const sorting = sortingOf(locale, path, filter);
  const filtered = Boolean(filter.body || filter.year || filter.participant);
  // Unfiltered the first page has each part, if only to say that there is nothing; else only what was found stands.
  const parts = (['toCome', 'past', 'cancelled'] as const).filter(
    (part) => view[part].length > 0 || (view.page === 1 && !filtered && part !== 'cancelled'),
  );
  const sources = numbered(parts.flatMap((part) => view[part]).flatMap(sourcesOfRow));
  return (
    <>
      <PageHeading title={t('title')} lead={<p>{t('lead')}</p>} />
      <Filter locale={locale} view={view} filter={filter} wrong={wrong} />
      {view.participant && (
        <p className="tw:mb-6">
          {t('withParticipant')} <ParticipantLink locale={locale} of={view.participant} />
        </p>
      )}
      {filtered && parts.length === 0 && <EmptyState title={t('noMatch')}>{t('noMatchLead')}</EmptyState>}
      {parts.map((part) => (
        <Section key={part} title={t(part)} wide>
          <ConferenceList
            locale={locale}
            rows={view[part]}
            caption={t(filter.sort ? `${part}Sorted` : `${part}Caption`)}
            empty={{
              title: t(`${part}None`),
              lead: t(`${part}NoneLead`),
            }}
            sources={sources}
            sorting={sorting}
            count={part === parts.at(-1) ? t('count', { count: view.total }) : ''}
          />
        </Section>
      ))}
      <Pages locale={locale} path={path} query={filter} list={view} />
      <SourceList locale={locale} sources={sources} />
    </>
  );
}

function Filter({ locale, view, filter, wrong }: Props) {
  const t = translator(locale, 'conference');
  const options = view.bodies.map((body) => ({ value: body.key, label: body.name }));
  const decades = [...new Set(view.years.map(decadeOf))];
  const years = [
    ...(decades.length > 1
      ? decades.map((decade) => ({ value: `${decade}s`, label: t('decade', { from: decade }) }))
      : []),
    ...view.years.map((year) => ({ value: year, label: year })),
  ];
  return (
    <form method="get" action={`/${locale}/conferences`} className="tw:mb-8">
      {filter.participant && <input type="hidden" name="participant" value={filter.participant} />}
      {filter.sort && <input type="hidden" name="sort" value={filter.sort} />}
      <FieldRow>
        <Select
          name="body"
          label={t('body')}
          placeholder={t('anyBody')}
          options={options}
          defaultValue={filter.body ?? ''}
          error={errorOf(locale, wrong, 'body')}
        />
        <Select
          name="year"
          label={t('year')}
          placeholder={t('anyYear')}
          options={years}
          defaultValue={filter.year ?? ''}
          error={errorOf(locale, wrong, 'year')}
        />
        <Button tone="quiet">{t('filter')}</Button>
        {(filter.body || filter.year || filter.participant) && (
          <a className={besideButton} href={`/${locale}/conferences`}>
            {t('clear')}
          </a>
        )}
      </FieldRow>
    </form>
  );
}
