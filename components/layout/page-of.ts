import { whereAlpha2 } from 'iso-3166-1';
import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { type Locale, locales } from '#db/vocabulary.ts';
import { entryLocale, isLocale, type Key, type Namespace, translator, wordOr } from '#lib/language/language.ts';
import type { FrameView } from '#lib/process/queries.ts';

/** The address's parameters with a language that is one of ours; any other language has no page. */
export function readPath<P extends { locale: string }>(params: P): Omit<P, 'locale'> & { locale: Locale } {
  const { locale } = params;
  if (!isLocale(locale)) notFound();
  return { ...params, locale };
}

/** The same of a page that is found by a slug: in the small letters that it is kept in, and as it was `given`. */
export function readSlug(params: { locale: string; slug: string }): { locale: Locale; slug: string; given: string } {
  const { locale, slug: given } = readPath(params);
  return { locale, slug: given.toLowerCase(), given };
}

/**
 * Leads to the address in the one spelling that it has where it was asked for in another, as in other letters. `own` is the last part of the address
 * as the page has it, `room` what stands before it below the language, `query` what follows.
 */
export function expectSpelling(locale: Locale, room: string, given: string, own: string, query = ''): void {
  if (given !== own && decodeURIComponent(given) !== own)
    permanentRedirect(`/${locale}/${room}/${encodeURIComponent(own)}${query}`);
}

/** What names a State in an address, by the code that was asked for: that of three letters, for which the one of two stands too (ISO 3166-1), in small letters. */
export const stateInAddress = (given: string): string =>
  ((given.length === 2 ? whereAlpha2(given.toUpperCase())?.alpha3 : undefined) ?? given).toLowerCase();

type Given = Record<string, string | string[] | undefined>;

/** Of a query the parameters named, each once and not empty, as values and as text ('' or '?a=b'). */
export function queryOf<K extends string>(
  given: Given,
  names: readonly K[],
): { values: { [P in K]?: string }; text: string } {
  const values: { [P in K]?: string } = {};
  for (const name of names) {
    const value = given[name];
    const one = (Array.isArray(value) ? value[0] : value)?.trim();
    if (one) values[name] = one;
  }
  const text = new URLSearchParams(names.flatMap((name) => (values[name] ? [[name, values[name]]] : []))).toString();
  return { values, text: text && `?${text}` };
}

/** The step of those that a page has whose form its address opens; null where it opens none. A step that there is none of has no page. */
export function stepOf<S extends string>(steps: readonly S[], asked: string | undefined): S | null {
  if (asked === undefined) return null;
  return steps.find((known) => known === asked) ?? notFound();
}

type Head<N extends Namespace> = {
  /** The namespace whose title and description the page has. */
  part: N;
  /** The page's own title, where it has one. */
  title?: string | undefined;
  /** What the page says of itself in a sentence, where it is of something of its own. */
  description?: string | null | undefined;
  key?: Key<N>;
};

/** As long as a search engine shows of a page's description: cut at a word. */
function inShort(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= 200) return line;
  return `${line.slice(0, line.lastIndexOf(' ', 198) + 1 || 198).trimEnd()}…`;
}

/**
 * What an address stands for: a page of a list is a page of its own; a day or a filter shows the same page in another way, whose address is the
 * one without it; what was searched for is nobody's to list.
 */
function addressOf(path: string): { canonical: string; listed: boolean } {
  const [bare = '', query = ''] = path.split('?');
  const given = new URLSearchParams(query);
  const page = given.get('page');
  const canonical = page && Number(page) > 1 && given.size === 1 ? `${bare}?page=${page}` : bare;
  return { canonical, listed: !given.has('q') };
}

/** The feed of each part of the public side that has one; the others lead to the news. */
const feeds = { outcomes: 'outcomes', documents: 'documents', news: 'news' } as const;
const isFed = (room: string): room is keyof typeof feeds => Object.hasOwn(feeds, room);

/**
 * The head of a public page: title, description, the same address in each language, what can be followed, and what stands for it where its address
 * is shared. `path` is below the locale.
 */
export function pageMetadata<N extends Namespace>(
  locale: Locale,
  path: string,
  frame: FrameView,
  { part, title, key, description: own }: Head<N>,
): Metadata {
  const t = translator(locale, part);
  const data = translator(locale, 'data');
  const said = title ?? wordOr(t, key ?? 'title', '');
  const whole = frame ? `${said} – ${frame.acronym}` : said;
  const description = inShort(own || wordOr(t, 'description', '')) || undefined;
  const { canonical, listed } = addressOf(path);
  const languages = frame?.languages ?? locales;
  const at = (language: Locale) => `/${language}${canonical}`;
  const [bare = ''] = path.split('?');
  const room = bare.split('/')[1] ?? '';
  const feed = isFed(room) ? feeds[room] : 'news';
  const card = `/api/v1/card.png?${new URLSearchParams({ locale, ...(bare && { path: bare }) })}`;
  return {
    title: whole,
    description,
    ...(!listed && { robots: { index: false, follow: true } }),
    alternates: {
      ...(listed && {
        canonical: at(locale),
        languages: {
          ...Object.fromEntries(languages.map((other) => [other, at(other)])),
          'x-default': at(entryLocale(languages)),
        },
      }),
      ...(frame && {
        types: {
          'application/atom+xml': [{ url: `/api/v1/${feed}.atom?locale=${locale}`, title: data(`feedNames.${feed}`) }],
          ...(room === 'conferences' && {
            'text/calendar': [
              {
                url: `/api/v1/conferences.ics?locale=${locale}`,
                title: data('calendarName', { acronym: frame.acronym }),
              },
            ],
          }),
        },
      }),
    },
    ...(frame && {
      openGraph: {
        type: 'website' as const,
        siteName: frame.name,
        title: said,
        description,
        url: at(locale),
        locale,
        images: [{ url: card, width: 1200, height: 630, alt: said, type: 'image/png' }],
      },
      twitter: { card: 'summary_large_image' as const },
    }),
  };
}

/** The generateMetadata of a page of the portal whose title is known before anything is read: words of a namespace. */
export const titled =
  <N extends Namespace>(part: N, key: Key<N>) =>
  async ({ params }: { params: Promise<{ locale: string }> }): Promise<Metadata> => ({
    title: translator(readPath(await params).locale, part)(key),
  });
