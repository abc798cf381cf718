import { ConferenceList } from '#components/conference/conference-list.tsx';
import { sortingOf } from '#components/layout/sorting-of.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldRow } from '#components/ui/fieldset.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { ConferencesView } from '#lib/conference/queries.ts';
import { translator } from '#lib/language/language.ts';

export type ConferenceFilter = { body?: string; year?: string; sort?: string };
type Props = { locale: Locale; view: ConferencesView; filter: ConferenceFilter };

/** Conferences to come and past, filtered by body and year and put in order through the address. */
export function ConferencesPage({ locale, view, filter }: Props) {
  const t = translator(locale, 'conference');
  const sorting = sortingOf(locale, `/${locale}/conferences`, filter);
  const filtered = Boolean(filter.body || filter.year);
  return (
    <>
      <PageHeading title={t('title')} lead={<p>{t('lead')}</p>} />
      <Filter locale={locale} view={view} filter={filter} />
      {(['toCome', 'past'] as const).map((part) => (
        <Section key={part} title={t(part)} wide>
          <ConferenceList
            locale={locale}
            rows={view[part]}
            caption={t(filter.sort ? `${part}Sorted` : `${part}Caption`)}
            empty={{
              title: t(filtered ? 'noMatch' : `${part}None`),
              lead: t(filtered ? 'noMatchLead' : `${part}NoneLead`),
            }}
            sorting={sorting}
          />
        </Section>
      ))}
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
