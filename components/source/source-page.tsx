import { Notices } from '#components/correction/notices.tsx';
import { Pages } from '#components/layout/pages.tsx';
import { AsSource } from '#components/source/as-work.tsx';
import { claimValue } from '#components/source/claim-groups.ts';
import { languageOf, Quoted } from '#components/source/quoted.tsx';
import { Resting } from '#components/source/resting.tsx';
import { SourceFacts } from '#components/source/source-facts.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import { translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';
import type { RestingRow, SourcePageView } from '#lib/source/resting/queries.ts';

type Props = { locale: Locale; source: SourcePageView; resting: Listed<RestingRow> };

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
        <SourceFacts locale={locale} source={source} />
        <Notices locale={locale} noun="source" corrections={source.corrections} />
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
