import { dataHref } from '#components/data/as-data.ts';
import { Changes } from '#components/data/changes.tsx';
import { day } from '#components/source/when.ts';
import { DataTable } from '#components/ui/data-table.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { ChangeRow, RegisterView } from '#lib/data/queries.ts';
import { translator } from '#lib/language/language.ts';

/** A table that can be taken away: its name, and whether the same is had as JSON. */
export type TableOffer = { name: string; what: string; json: boolean };
/** An address for programs, with what it gives. */
export type AddressOffer = { path: string; what: string; mediaTypes: readonly string[]; parameters: readonly string[] };

type Props = {
  locale: Locale;
  view: RegisterView;
  /** How the register is cited. */
  cite: string;
  tables: readonly TableOffer[];
  addresses: readonly AddressOffer[];
  changes: readonly ChangeRow[];
  /** What is wrong with the addresses' parameters in words, by their names. */
  parameters: readonly { name: string; what: string }[];
};

/** The register as data: one download, tables, feeds, what changed, and the interface for programs. Its facts are said to machines too. */
export function DataPage({ locale, view, cite, tables, addresses, changes, parameters }: Props) {
  const t = translator(locale, 'data');
  const changed = day(locale, view.changedOn);
  // Of the register as a whole, worked out here: no source would be named for it.
  return (
    <div data-derived itemScope itemType="https://schema.org/Dataset">
      <meta itemProp="name" content={t('machineTitle', { name: view.name })} />
      <meta itemProp="description" content={t('description')} />
      <meta itemProp="dateModified" content={view.changedOn} />
      <meta itemProp="temporalCoverage" content={`${view.launched}/..`} />
      <meta itemProp="isAccessibleForFree" content="true" />
      <meta itemProp="inLanguage" content={locale} />
      {view.licence && <meta itemProp="license" content={view.licence.url ?? view.licence.name} />}
      <span itemProp="creator" itemScope itemType="https://schema.org/Organization">
        <meta itemProp="name" content={view.name} />
      </span>
      <PageHeading title={t('title')} lead={<p>{t('lead')}</p>} />
      <Section title={t('whole')} id="whole">
        <p>{t('wholeLead')}</p>
        <ul className="tw:my-4 tw:*:py-1">
          <Download
            href="/api/v1/register.json"
            type="application/json"
            label={t('wholeJson')}
            note={t('wholeJsonNote')}
          />
          <Download
            href={dataHref(locale, 'register.zip')}
            type="application/zip"
            label={t('wholeZip')}
            note={t('wholeZipNote')}
          />
        </ul>
        <Facts
          items={[
            {
              term: t('version'),
              value: (
                <>
                  <span itemProp="version">{t('versionOf', { version: view.version, day: changed })}</span>
                  <span className="tw:block tw:text-sm tw:text-muted">{t('versionNote')}</span>
                </>
              ),
            },
            {
              term: t('licence'),
              value: view.licence ? (
                view.licence.url ? (
                  <a href={view.licence.url}>{view.licence.name}</a>
                ) : (
                  view.licence.name
                )
              ) : (
                t('licenceNone')
              ),
            },
            {
              term: t('cite'),
              value: (
                <>
                  <span className="tw:wrap-anywhere">{cite}</span>
                  <span className="tw:block tw:text-sm tw:text-muted">{t('citeNote')}</span>
                </>
              ),
            },
          ]}
        />
      </Section>
      <Section title={t('tablesTitle')} id="tables">
        <p>{t('tablesLead')}</p>
        <DataTable
          caption={t('tablesTitle')}
          groups={[{ key: 'all', rows: tables }]}
          rowKey={({ name }) => name}
          empty={null}
          columns={[
            { key: 'what', label: t('table'), cell: ({ what }) => what },
            {
              key: 'download',
              label: t('download'),
              shrink: true,
              cell: ({ name, what, json }) => (
                <span className="tw:flex tw:gap-x-4">
                  <a href={dataHref(locale, `${name}.csv`)} aria-label={t('csvOf', { table: what })}>
                    CSV
                  </a>
                  {json && (
                    <a href={dataHref(locale, name)} aria-label={t('jsonOf', { table: what })}>
                      JSON
                    </a>
                  )}
                </span>
              ),
            },
          ]}
        />
      </Section>
      <Section title={t('follow')} id="follow">
        <p>{t('followLead')}</p>
        <ul className="tw:mt-4 tw:*:py-1">
          <li>
            <a href={dataHref(locale, 'conferences.ics')}>{t('operations.calendar')}</a>
          </li>
          {(['news', 'outcomes', 'documents'] as const).map((feed) => (
            <li key={feed}>
              <a href={dataHref(locale, `${feed}.atom`)}>{t(`operations.${feed}Feed`)}</a>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('changesTitle')} id="changes">
        <p>{t('changesLead')}</p>
        <Changes locale={locale} rows={changes} />
        <p className="tw:mt-4">
          <a href={dataHref(locale, 'changes')}>{t('changesAll')}</a>
        </p>
      </Section>
      <Section title={t('api')} id="api">
        <p>{t('apiLead')}</p>
        <p>{t('apiErrors')}</p>
        <p>
          <a href={dataHref(locale, 'openapi.json')}>{t('apiDescription')}</a>
        </p>
        <DataTable
          caption={t('address')}
          groups={[{ key: 'all', rows: addresses }]}
          rowKey={({ path }) => path}
          empty={null}
          columns={[
            {
              key: 'path',
              label: t('address'),
              cell: ({ path }) => <code className="tw:wrap-anywhere tw:md:whitespace-nowrap">{path}</code>,
            },
            { key: 'what', label: t('contents'), cell: ({ what }) => what },
            {
              key: 'parameters',
              label: t('parametersTitle'),
              cell: ({ parameters: names }) => <code className="tw:wrap-anywhere">{names.join(', ')}</code>,
            },
          ]}
        />
        <h3>{t('parametersTitle')}</h3>
        <Facts items={parameters.map(({ name, what }) => ({ term: name, value: what }))} />
      </Section>
    </div>
  );
}

/** A file to take away, and what it is. */
function Download({ href, type, label, note }: { href: string; type: string; label: string; note: string }) {
  return (
    <li itemProp="distribution" itemScope itemType="https://schema.org/DataDownload">
      <meta itemProp="encodingFormat" content={type} />
      <a href={href} itemProp="contentUrl" download="">
        {label}
      </a>
      <span className="tw:block tw:text-sm tw:text-muted">{note}</span>
    </li>
  );
}
