import { called } from '#components/document/called.ts';
import { DocumentCrumbs, DocumentHeading } from '#components/document/delegate/document-page.tsx';
import { Superseded } from '#components/document/delegate/documents.tsx';
import { formatAndSize, readHref, versionName } from '#components/document/delegate/languages.tsx';
import { LinkSet } from '#components/ui/link-set.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { ReadingView } from '#lib/document/reading/queries.ts';
import { translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';
import type { ReadText } from '#lib/upload/reading/text.ts';

type Props = { locale: Locale; view: ReadingView };

/** A document read in the browser: a PDF in the browser's own viewer, a DOCX as text; the other versions one click away. */
export function ReadingPage({ locale, view }: Props) {
  const t = translator(locale, 'document-reader');
  const vocabulary = translator(locale, 'vocabulary');
  const { document, version, text } = view;
  const mark = vocabulary(`distribution.${document.distribution}`);
  return (
    <div>
      <title>{`${called(document)} – ${versionName(locale, version)}`}</title>
      <DocumentCrumbs locale={locale} view={document} self />
      <DocumentHeading locale={locale} view={document} />
      <p className="tw:mb-3 tw:text-sm tw:text-muted">
        {t('marked', { mark, kind: vocabulary(`versionKind.${version.kind}`) })}
        {document.stage === 'superseded' && (
          <span className="tw:block">
            <Superseded locale={locale} row={document} />
          </span>
        )}
      </p>
      <div className="tw:mb-3 tw:flex tw:flex-wrap tw:items-baseline tw:justify-between tw:gap-x-8 tw:gap-y-1 tw:border-y tw:border-rule tw:py-1.5 tw:text-sm tw:print:hidden">
        <LinkSet
          label={t('versions')}
          items={document.versions.map((one) => ({
            href: readHref(locale, document.id, one),
            label: versionName(locale, one),
            current: one.id === version.id,
          }))}
        />
        <a href={`/api/file/${version.id}`}>{t('download', { file: formatAndSize(locale, version) })}</a>
      </div>
      {text ? <Text locale={locale} view={view} text={text} /> : <Pdf locale={locale} view={view} />}
    </div>
  );
}

function Pdf({ locale, view: { document, version } }: Props) {
  const t = translator(locale, 'document-reader');
  const href = `/api/file/${version.id}?inline=1`;
  return (
    <>
      <p className="tw:mb-3 tw:print:hidden">
        <a href={href}>{t('openPdf')}</a>{' '}
        <span className="tw:text-sm tw:font-normal tw:text-muted">{t('openPdfHelp')}</span>
      </p>
      <iframe
        className="tw:block tw:h-[max(30rem,82vh)] tw:w-full tw:border tw:border-rule tw:bg-sunk tw:print:hidden"
        src={`${href}#navpanes=0`}
        title={called(document)}
      />
    </>
  );
}

function Text({ locale, view: { version }, text }: Props & { text: ReadText }) {
  const t = translator(locale, 'document-reader');
  const { html, whole, unshown, unread } = text;
  if (unread) return <Notice>{t(`unread.${unread}`)}</Notice>;
  if (!html) return <Notice>{t('unread.unreadable')}</Notice>;
  return (
    <>
      {!whole && <Notice>{t('notWhole')}</Notice>}
      {unshown.length > 0 && <Unshown locale={locale} version={version} kinds={unshown} />}
      <article
        className="set-text tw:max-w-measure tw:pt-3 tw:pb-8 tw:print:max-w-none tw:[&_:is(aside,header,footer,section)]:border-s-2 tw:[&_:is(aside,header,footer,section)]:border-rule tw:[&_:is(aside,header,footer,section)]:ps-3 tw:[&_:is(aside,header,footer,section)]:text-sm"
        {...inLanguage(version.lang)}
        dir="auto"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: readDocx lets through a few elements, without attributes that act
        dangerouslySetInnerHTML={{ __html: html }}
      />
      <p className="tw:max-w-measure tw:border-t tw:border-rule tw:py-3 tw:text-sm tw:text-muted">{t('forReading')}</p>
    </>
  );
}

/** What the file has that a page does not show: whoever needs it reads the file. */
function Unshown({
  locale,
  version,
  kinds,
}: {
  locale: Locale;
  version: ReadingView['version'];
  kinds: ReadText['unshown'];
}) {
  const t = translator(locale, 'document-reader');
  return (
    <Notice>
      <p>{t('unshownLead')}</p>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>{t(`unshown.${kind}`)}</li>
        ))}
      </ul>
      <p>
        <a href={`/api/file/${version.id}`}>{t('download', { file: formatAndSize(locale, version) })}</a>
      </p>
    </Notice>
  );
}
