import type { ReactNode } from 'react';
import { partsOf, partWith } from '#components/text/parts.ts';
import { RollingTextView } from '#components/text/rolling-text.tsx';
import { type At, textHref } from '#components/text/text-href.ts';
import { type PageLink, Pagination } from '#components/ui/pagination.tsx';
import { translator } from '#lib/language/language.ts';
import type { TextView } from '#lib/text/queries.ts';
import type { RollingParagraph } from '#lib/text/rolling/rules.ts';

type Props = { at: At; view: TextView; below: (one: RollingParagraph) => ReactNode };

/** The rolling text, or of a long one the part that the address is at, with links to the others. */
export function TextParts({ at, view, below }: Props) {
  const { locale } = at;
  const t = translator(locale, 'text-part');
  const parts = partsOf(view.rolling.paragraphs);
  const here = partWith(parts, at.paragraph ?? at.from);
  const links = linksOf(at, parts, here);
  // What was struck at the very beginning stands there, not at the head of each part.
  const struck = view.agreements.struck.filter(({ after }) => after !== null || here === 0);
  return (
    <>
      {parts.length > 1 && <p className="tw:max-w-measure">{t('lead', { part: here + 1, parts: parts.length })}</p>}
      <Pagination label={t('parts')} links={links} />
      <RollingTextView
        locale={locale}
        language={view.language}
        names={view.names}
        rolling={{ ...view.rolling, paragraphs: parts[here] ?? [] }}
        agreements={{ ...view.agreements, struck }}
        zone={view.zone}
        focus={view.focus}
        below={below}
      />
      {links.length > 0 && (
        <div className="tw:mt-4">
          <Pagination label={t('partsBelow')} links={links} />
        </div>
      )}
    </>
  );
}

function linksOf(at: At, parts: readonly (readonly RollingParagraph[])[], here: number): PageLink[] {
  if (parts.length < 2) return [];
  const t = translator(at.locale, 'text-part');
  const last = parts.length - 1;
  const href = (part: number) => {
    const from = parts[part]?.[0]?.paragraph.id;
    return `${textHref(at, from === undefined ? {} : { from })}#text`;
  };
  return [
    ...(here > 1 ? [{ href: href(0), label: t('first') }] : []),
    ...(here > 0 ? [{ href: href(here - 1), label: t('before'), rel: 'prev' as const }] : []),
    { href: href(here), label: t('partOf', { part: here + 1, parts: parts.length }), current: true },
    ...(here < last ? [{ href: href(here + 1), label: t('after'), rel: 'next' as const }] : []),
    ...(here < last - 1 ? [{ href: href(last), label: t('last') }] : []),
  ];
}
