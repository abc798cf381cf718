import { ConferenceList, sourcesOfRow } from '#components/conference/conference-list.tsx';
import { Pages } from '#components/layout/pages.tsx';
import { sortingOf } from '#components/layout/sorting-of.ts';
import { numbered } from '#components/source/numbered.ts';
import { SourceList } from '#components/source/source-list.tsx';
import { Button } from '#components/ui/button.tsx';
import { FieldRow } from '#components/ui/fieldset.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { ConferenceFilter, ConferencesView } from '#lib/conference/queries.ts';
import { translator } from '#lib/language/language.ts';

type Props = { locale: Locale; view: ConferencesView; filter: ConferenceFilter };

/** Conferences to come, past and called off, filtered by body and year and put in order through the address. */
export function ConferencesPage({ locale, view, filter }: Props) {
  const t = translator(locale, 'conference');
  const path = `/${locale}/conferences`;
  const sorting = sortingOf(locale, path, filter);
  // On the first page each part stands, if only to say that there is nothing; on others only what the page has.
  const parts = (['toCome', 'past', 'cancelled'] as const).filter(
    (part) => view[part].length > 0 || (view.page === 1 && part !== 'cancelled'),
  );
  const filtered = Boolean(filter.body || filter.year);
  const sources = numbered(parts.flatMap((part) => view[part]).flatMap(sourcesOfRow));
  return (
    <>
      <PageHeading title={t('title')} lead={<p>{t('lead')}</p>} />
      <Filter locale={locale} view={view} filter={filter} />
      {parts.map((part) => (
        <Section key={part} title={t(part)} wide>
          <ConferenceList
            locale={locale}
            rows={view[part]}
            caption={t(filter.sort ? `${part}Sorted` : `${part}Caption`)}
            empty={{
              title: t(filtered ? 'noMatch' : `${part}None`),
              lead: t(filtered ? 'noMatchLead' : `${part}NoneLead`),
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

function Filter({ locale, view, filter }: Props) {
  const t = translator(locale, 'conference');
  const options = view.bodies.map((body) => ({ value: body.key, label: body.name }));
  const years = view.years.map((year) => ({ value: year, label: year }));
  return (
    <form method="get" action={`/${locale}/conferences`} className="tw:mb-8">
      {filter.sort && <input type="hidden" name="sort" value={filter.sort} />}
      <FieldRow>
        <Select
          name="body"
          label={t('body')}
          placeholder={t('anyBody')}
          options={options}
          defaultValue={filter.body ?? ''}
        />
        <Select
          name="year"
          label={t('year')}
          placeholder={t('anyYear')}
          options={years}
          defaultValue={filter.year ?? ''}
        />
        <Button tone="quiet">{t('filter')}</Button>
        {(filter.body || filter.year) && <a href={`/${locale}/conferences`}>{t('clear')}</a>}
      </FieldRow>
    </form>
  );
}
