import { Pages } from '#components/layout/pages.tsx';
import { AsSource } from '#components/source/as-work.tsx';
import { claimValue } from '#components/source/claim-groups.ts';
import { languageOf, Quoted } from '#components/source/quoted.tsx';
import { Resting } from '#components/source/resting.tsx';
import { OutLink } from '#components/source/source-link.tsx';
import { Dated } from '#components/source/timed.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import { translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';
import type { SourceView } from '#lib/source/queries.ts';
import type { RestingRow } from '#lib/source/resting/queries.ts';

type Props = { locale: Locale; source: SourceView; resting: Listed<RestingRow> };

/** One source: who published it, where it is, all of the register that rests on it, and where others say something else. */
export function SourcePage({ locale, source, resting }: Props) {
  const t = translator(locale, 'source-page');
  const groups = Object.entries(Object.groupBy(resting.rows, ({ kind }) => kind)).map(([key, rows = []]) => ({
    key,
    label: rows[0] ? t(`kind.${rows[0].kind}`) : null,
    rows,
  }));
  return (
    <>
      <AsSource locale={locale} source={source} />
      <Breadcrumbs
        label={translator(locale, 'frame')('breadcrumbs')}
        items={[{ href: `/${locale}/sources`, label: t('title') }]}
      />
      <PageHeading
        title={source.title}
        lang={languageOf(locale, source.title)}
        kicker={<Quoted locale={locale}>{source.publisher}</Quoted>}
      />
      <Section title={t('facts')}>
        <Facts
          items={[
            // A source says of itself what it is.
            { term: t('publisher'), value: <Quoted locale={locale}>{source.publisher}</Quoted>, derived: true },
            {
              term: t('date'),
              value: source.date ? <Dated locale={locale} date={source.date} /> : t('undated'),
              derived: true,
            },
            {
              term: t('address'),
              derived: true,
              value: source.url ? <OutLink locale={locale} title={source.url} url={source.url} /> : t('noAddress'),
            },
          ]}
        />
      </Section>
      <Section title={t('resting')} id="resting" wide>
        <DataTable
          caption={t('restingCaption')}
          derived
          groups={groups}
          rowKey={({ key }) => key}
          empty={<EmptyState title={t('nothing')} />}
          count={t('restingCount', { count: resting.total })}
          columns={[
            { key: 'entry', label: t('entry'), cell: (row) => <Resting.Entry locale={locale} row={row} /> },
            { key: 'says', label: t('says'), cell: (row) => <Resting.Says locale={locale} row={row} /> },
            {
              key: 'others',
              label: t('others'),
              cell: ({ field, others }) =>
                others.length > 0 && (
                  <ul>
                    {others.map(({ value, publisher, source: key }) => (
                      <li key={`${key} ${value}`} {...inLanguage(languageOf(locale, value))}>
                        {claimValue(locale, field ?? '', value)}
                        {' – '}
                        <a href={`/${locale}/sources/${encodeURIComponent(key)}`}>{publisher}</a>
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
        <Pages
          locale={locale}
          path={`/${locale}/sources/${encodeURIComponent(source.key)}`}
          query={{}}
          list={resting}
        />
      </Section>
    </>
  );
}
