import type { Answer, Asked } from '#app/api/v1/answer.ts';
import { settings } from '#env.ts';
import { type FeedName, type FeedView, feedOf } from '#lib/data/feed/queries.ts';
import { formatPartialDate, type Locale, translator } from '#lib/language/language.ts';

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** As XML 1.0 may hold it: without the control characters that it has no place for. */
const xml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);

const tag = (name: string, text: string, attributes = ''): string => `<${name}${attributes}>${xml(text)}</${name}>`;
const link = (rel: string, href: string, type: string): string =>
  `<link rel="${rel}" type="${type}" href="${xml(href)}"/>`;

/**
 * A feed as Atom (RFC 4287). An entry is known for good by a tag URI (RFC 4151) of its id and its language, wherever the portal stands; what was
 * withdrawn stays, marked, without its words.
 */
export function atom(locale: Locale, feed: FeedName, view: FeedView, origin: string): string {
  const t = translator(locale, 'data');
  const ids = `tag:${new URL(origin).hostname},${view.launched}`;
  const self = `${origin}/api/v1/${feed}.atom?locale=${locale}`;
  const last =
    view.entries
      .map(({ updated }) => updated)
      .sort()
      .at(-1) ?? view.loaded;
  const entries = view.entries.map((entry) => {
    const gone = entry.withdrawnOn;
    const marked = gone && t('feedWithdrawn', { day: formatPartialDate(locale, { date: gone, precision: 'day' }) });
    const summary = marked ?? entry.summary;
    return [
      '<entry>',
      tag('id', `${ids}:${feed}/${entry.id}/${locale}`),
      tag('title', marked ? `${entry.title} (${marked})` : entry.title),
      tag('published', entry.published),
      tag('updated', entry.updated),
      link('alternate', `${origin}/${locale}${entry.path}`, 'text/html'),
      summary ? tag('summary', summary) : '',
      '</entry>',
    ].join('');
  });
  return [
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    tag('id', `${ids}:${feed}/${locale}`),
    tag('title', `${view.acronym}: ${t(`feedNames.${feed}`)}`),
    tag('subtitle', view.name),
    tag('updated', last),
    `<author>${tag('name', view.name)}<uri>${xml(`${origin}/${locale}`)}</uri></author>`,
    link('self', self, 'application/atom+xml'),
    link('alternate', `${origin}/${locale}/${feed}`, 'text/html'),
    ...entries,
    '</feed>\n',
  ].join('\n');
}

/** A feed in the language asked for. */
export async function feedAnswer(feed: FeedName, { locale }: Asked): Promise<Answer> {
  const view = await feedOf(locale, feed);
  if (!view) return 'empty';
  return { type: 'application/atom+xml; charset=utf-8', text: atom(locale, feed, view, settings().PORTAL_URL) };
}
