import { DocumentCrumbs, DocumentHeading } from '#components/document/delegate/document-page.tsx';
import { Superseded } from '#components/document/delegate/documents.tsx';
import { formatAndSize, readHref, versionName } from '#components/document/delegate/languages.tsx';
import { LinkSet } from '#components/ui/link-set.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { ReadingView } from '#lib/document/reading/queries.ts';
import { translator } from '#lib/language/language.ts';
import type { ReadText } from '#lib/upload/reading/text.ts';

type Props = { locale: Locale; view: ReadingView };

/** A document read in the browser: a PDF in the browser's own viewer, a DOCX as text; the other versions one click away. */
export function ReadingPage({ locale, view }: Props) {
  const t = translator(locale, 'document-reader');
  const vocabulary = translator(locale, 'vocabulary');
  const { document, version, text } = view;
  const mark = vocabulary(`distribution.${document.distribution}`);
  return (
    <div className="reader">
      <title>{`${document.symbol} – ${versionName(locale, version)}`}</title>
      <DocumentCrumbs locale={locale} view={document} self />
      <DocumentHeading locale={locale} view={document} />
      <p className="small mb-3">
        {t('marked', { mark, kind: vocabulary(`versionKind.${version.kind}`) })}
        {document.stage === 'superseded' && (
          <span className="block">
            <Superseded locale={locale} row={document} />
          </span>
        )}
      </p>
      <div className="reader-bar no-print">
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
      <p className="mb-3 no-print">
        <a href={href}>{t('openPdf')}</a> <span className="small">{t('openPdfHelp')}</span>
      </p>
      <iframe className="pdf no-print" src={`${href}#navpanes=0`} title={document.symbol} />
    </>
  );
}

function Text({ locale, view: { version }, text }: Props & { text: ReadText }) {
  const t = translator(locale, 'document-reader');
  const { html, whole, unshown, unread } = text;
  if (unread) return <Notice>{t(`unread.${unread}`)}</Notice>;
  if (unshown.length > 0) return <Unshown locale={locale} version={version} kinds={unshown} />;
  if (!html) return <Notice>{t('unread.unreadable')}</Notice>;
  return (
    <>
      {!whole && <Notice>{t('notWhole')}</Notice>}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: readDocx lets through a few elements, without attributes that act */}
      <article className="reading" lang={version.lang} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
      <p className="small reading-note">{t('forReading')}</p>
    </>
  );
}

/** What the text has that a page would show wrongly or not at all: then the file itself is to be read. */
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
