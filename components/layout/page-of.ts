import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { type Locale, locales } from '#db/vocabulary.ts';
import { isLocale, type Key, type Namespace, translator, wordOr } from '#lib/language/language.ts';
import type { FrameView } from '#lib/process/queries.ts';

/** The address's parameters with a language that is one of ours; any other language has no page. */
export function readPath<P extends { locale: string }>(params: P): Omit<P, 'locale'> & { locale: Locale } {
  const { locale } = params;
  if (!isLocale(locale)) notFound();
  return { ...params, locale };
}

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

type Head<N extends Namespace> = {
  /** The namespace whose title and description the page has. */
  part: N;
  /** The page's own title, where it has one. */
  title?: string | undefined;
  /** What it says of itself to a search engine, where that is not the part's. */
  description?: string | undefined;
  key?: Key<N>;
};

/** The head of a public page: title, description, and the same address in each language. `path` is below the locale. */
export function pageMetadata<N extends Namespace>(
  locale: Locale,
  path: string,
  frame: FrameView,
  { part, title, description, key }: Head<N>,
): Metadata {
  const t = translator(locale, part);
  const said = title ?? wordOr(t, key ?? 'title', '');
  return {
    title: frame ? `${said} – ${frame.acronym}` : said,
    description: description ?? (wordOr(t, 'description', '') || undefined),
    alternates: {
      canonical: `/${locale}${path}`,
      languages: Object.fromEntries((frame?.languages ?? locales).map((other) => [other, `/${other}${path}`])),
    },
  };
}

/** The generateMetadata of a page of the portal whose title is known before anything is read: words of a namespace. */
export const titled =
  <N extends Namespace>(part: N, key: Key<N>) =>
  async ({ params }: { params: Promise<{ locale: string }> }): Promise<Metadata> => ({
    title: translator(readPath(await params).locale, part)(key),
  });
