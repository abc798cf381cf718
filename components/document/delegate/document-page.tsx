import { agendaNumber } from '#components/conference/agenda-number.ts';
import { ExerciseBanner, ExerciseMark } from '#components/conference/exercise-mark.tsx';
import { called } from '#components/document/called.ts';
import { documentHref, Superseded } from '#components/document/delegate/documents.tsx';
import { formatAndSize, isLate, readHref, versionName } from '#components/document/delegate/languages.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { day } from '#components/source/when.ts';
import { Actions } from '#components/ui/actions.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { DocumentView, Version } from '#lib/document/reading/queries.ts';
import { languageName, translator } from '#lib/language/language.ts';

type Props = { locale: Locale; view: DocumentView };

/** One document: what it is, why the reader may see it, and its versions, the reader's language first. */
export function DocumentPage({ locale, view }: Props) {
  const t = translator(locale, 'document-reader');
  const [first] = view.versions;
  return (
    <>
      <title>{called(view)}</title>
      <DocumentCrumbs locale={locale} view={view} />
      <DocumentHeading locale={locale} view={view} />
      {view.withdrawnOn && (
        <div className="tw:mb-6">
          <Notice>
            <p>{t('withdrawnLead', { day: day(locale, view.withdrawnOn), reason: view.withdrawalReason ?? '—' })}</p>
          </Notice>
        </div>
      )}
      {view.stage === 'superseded' && (
        <p className="tw:mb-4">
          <Superseded locale={locale} row={view} />
        </p>
      )}
      {first && (
        <Actions>
          <LinkButton href={readHref(locale, view.id, first)} hrefLang={first.lang}>
            {t('read', { version: versionName(locale, first) })}
          </LinkButton>
        </Actions>
      )}
      <Section title={t('record')}>
        <DocumentFacts locale={locale} view={view} />
      </Section>
      {!view.withdrawnOn && (
        <Section title={t('versions')}>
          <Versions locale={locale} view={view} />
        </Section>
      )}
    </>
  );
}

/** The way up: the desk's conferences, then the document's own. */
export function DocumentCrumbs({ locale, view, self = false }: Props & { self?: boolean }) {
  const desk = `/${locale}/portal/desk`;
  const { conference } = view;
  return (
    <Breadcrumbs
      label={translator(locale, 'frame')('breadcrumbs')}
      items={[
        { href: desk, label: translator(locale, 'staff')('area.desk') },
        ...(conference ? [{ href: `${desk}/conference/${conference.slug}`, label: conference.title }] : []),
        ...(self ? [{ href: documentHref(locale, view.id), label: called(view) }] : []),
      ]}
    />
  );
}

/** The symbol first, the title second; whether it belongs to an exercise. */
export function DocumentHeading({ locale, view }: Props) {
  return (
    <>
      <PageHeading
        title={
          <>
            {view.symbol && (
              <span className="tw:mb-1 tw:block tw:font-sans tw:text-base tw:leading-snug tw:font-normal tw:tracking-normal tw:text-muted tw:tabular-nums tw:lining-nums">
                {view.symbol}
              </span>
            )}{' '}
            <Quoted locale={locale} language={view.titleLanguage}>
              {view.title}
            </Quoted>
            <ExerciseMark locale={locale} of={view.conference ?? { exercise: false }} />
          </>
        }
      />
      <ExerciseBanner locale={locale} of={view.conference ?? { exercise: false }} />
    </>
  );
}

function DocumentFacts({ locale, view }: Props) {
  const t = translator(locale, 'document-reader');
  const { conference, item, replaces } = view;
  return (
    <Facts
      items={[
        { term: t('distribution'), value: translator(locale, 'vocabulary')(`distribution.${view.distribution}`) },
        { term: t('why'), value: t(`whySentence.${view.why}`, { whom: view.reader.name }) },
        {
          term: t('conference'),
          value: conference && (
            <a href={`/${locale}/portal/desk/conference/${conference.slug}`}>
              <Quoted locale={locale} language={conference.titleLanguage}>
                {conference.title}
              </Quoted>
            </a>
          ),
        },
        {
          term: t('item'),
          value: item ? (
            <>
              {agendaNumber(item.number)}{' '}
              <Quoted locale={locale} language={item.titleLanguage}>
                {item.title}
              </Quoted>
            </>
          ) : (
            <span className="tw:text-sm tw:font-normal tw:text-muted">{t('noItem')}</span>
          ),
        },
        { term: t('issued'), value: view.issuedOn && day(locale, view.issuedOn) },
        {
          term: t('replaces'),
          value: replaces && <a href={documentHref(locale, replaces.id)}>{replaces.symbol}</a>,
        },
      ]}
    />
  );
}

type VersionLine = { lang: string; version: Version | null };

function Versions({ locale, view }: Props) {
  const t = translator(locale, 'document-reader');
  const vocabulary = translator(locale, 'vocabulary');
  const rows: VersionLine[] = [
    ...view.versions.map((version) => ({ lang: version.lang, version })),
    ...view.missing.map((lang) => ({ lang, version: null })),
  ];
  return (
    <DataTable
      caption={t('versionsCaption')}
      rowKey={({ lang, version }) => version?.id ?? lang}
      empty={null}
      columns={[
        { key: 'language', label: t('language'), cell: ({ lang }) => languageName(locale, lang) },
        {
          key: 'kind',
          label: t('kind'),
          cell: ({ version }) =>
            version ? (
              <>
                {vocabulary(`versionKind.${version.kind}`)}
                {isLate(view, version) && `, ${t('addedOn', { day: day(locale, version.addedAt.slice(0, 10)) })}`}
              </>
            ) : (
              <span className="tw:text-sm tw:font-normal tw:text-muted">{t('missingLead')}</span>
            ),
        },
        {
          key: 'read',
          label: t('readHere'),
          shrink: true,
          cell: ({ lang, version }) =>
            version && (
              <a href={readHref(locale, view.id, version)} hrefLang={lang}>
                {t('read', { version: versionName(locale, version) })}
              </a>
            ),
        },
        {
          key: 'download',
          label: t('save'),
          shrink: true,
          cell: ({ lang, version }) =>
            version && (
              <a href={`/api/file/${version.id}`} hrefLang={lang}>
                {t('download', { file: formatAndSize(locale, version) })}
              </a>
            ),
        },
      ]}
      groups={[{ key: 'all', rows }]}
    />
  );
}
