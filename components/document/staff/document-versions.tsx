import { formatName } from '#components/document/version-words.ts';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Version } from '#lib/document/reading/queries.ts';
import type { StaffDocument } from '#lib/document/staff/queries.ts';
import { formatBytes, formatInstant, labelled, languageName, translator } from '#lib/language/language.ts';

type Props = { locale: Locale; document: StaffDocument; zone: string };
type Row = { key: string; lang: string; version: Version | null };

/** The files of a document by language, each to be downloaded; a working language without one stands there too. */
export function DocumentVersions({ locale, document, zone }: Props) {
  const t = translator(locale, 'staff-document');
  const words = translator(locale, 'vocabulary');
  const { versions, missing, can } = document;
  const rows: Row[] = [
    ...versions.map((version) => ({ key: version.id, lang: version.lang, version })),
    ...missing.map((lang) => ({ key: lang, lang, version: null })),
  ];
  return (
    <DataTable<Row>
      caption={t('versionsCaption')}
      rowKey={({ key }) => key}
      empty={<EmptyState title={t('versionsNone')} />}
      columns={[
        { key: 'language', label: t('language'), cell: ({ lang }) => languageName(locale, lang) },
        {
          key: 'file',
          label: t('file'),
          cell: ({ lang, version }) =>
            version ? (
              <a href={`/api/file/${version.id}`} hrefLang={lang}>
                {version.fileName}
              </a>
            ) : (
              <span className="tw:text-apricot-ink">{t(can.addVersion ? 'notThere' : 'notThereIssued')}</span>
            ),
        },
        { key: 'kind', label: t('kind'), cell: ({ version }) => version && words(`versionKind.${version.kind}`) },
        {
          key: 'size',
          label: t('size'),
          cell: ({ version }) =>
            version && `${formatName(locale, version.mediaType)}, ${formatBytes(locale, version.bytes)}`,
        },
        {
          key: 'scan',
          label: t('scan'),
          cell: ({ version }) => version && <Scan locale={locale} version={version} zone={zone} />,
        },
        ...(document.searched.length > 0
          ? [
              {
                key: 'searched',
                label: t('searched'),
                cell: ({ version }: Row) => {
                  const one = document.searched.find((of) => of.version === version?.id);
                  return one && t(`searchedState.${one.state}`);
                },
              },
            ]
          : []),
        {
          key: 'added',
          label: t('addedOn'),
          cell: ({ version }) => version && formatInstant(locale, new Date(version.addedAt), zone),
        },
        ...(can.edit
          ? [
              {
                key: 'acts',
                label: t('fileActs'),
                cell: ({ version }: Row) =>
                  version && (
                    <span className="tw:flex tw:flex-wrap tw:gap-x-3">
                      <a
                        href={`?step=replace&file=${version.id}#acts`}
                        aria-label={labelled(locale, t('replaceFile'), version.fileName)}
                      >
                        {t('replaceFile')}
                      </a>
                      <a
                        href={`?step=remove&file=${version.id}#acts`}
                        aria-label={labelled(locale, t('removeFile'), version.fileName)}
                      >
                        {t('removeFile')}
                      </a>
                    </span>
                  ),
              },
            ]
          : []),
      ]}
      groups={[{ key: 'versions', rows }]}
    />
  );
}

/** What the virus scanner said of a file, and when, by which engine and signatures. */
function Scan({ locale, version, zone }: { locale: Locale; version: Version; zone: string }) {
  const t = translator(locale, 'staff-document');
  const { scan, scannedAt, scannedBy } = version;
  return (
    <>
      {t(`scanState.${scan}`)}
      {scannedAt && scannedBy && (
        <span className="tw:block tw:text-sm">
          {t('scanWhen', { when: formatInstant(locale, new Date(scannedAt), zone), by: scannedBy })}
        </span>
      )}
    </>
  );
}
