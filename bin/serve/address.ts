import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '#db/vocabulary.ts';
import { entryLocale } from '#lib/language/language.ts';
import { longestValue } from '#lib/page/asked.ts';
import { isData } from '#lib/page/data-error.ts';
import { builtRoutes } from '#lib/page/next-internals.ts';

/** The parameters that a public page may have; whatever else is in an address is dropped, so that it holds no second copy. */
export const parameters = [
  ...['actor', 'body', 'date', 'kind', 'outcome', 'page', 'participant', 'q', 'sort', 'status', 'year'],
] as const;
const longestPath = 300;

export type Address =
  | { kind: 'root' }
  | { kind: 'health' | 'ready' }
  /** A page of the public side, by the one address that it is held under. */
  | { kind: 'public'; locale: Locale; key: string }
  /** An answer of the open data, by the one address that it is held under; `wrong` is a parameter that cannot be one. */
  | { kind: 'data'; key: string; wrong: string | null }
  | { kind: 'moved'; to: string }
  /** The portal's pages. */
  | { kind: 'portal' }
  /** What the framework answers itself: the API, its own files, files in public/. */
  | { kind: 'framework' }
  /** What can be no page: `locale` as the address names it. */
  | { kind: 'missing'; locale: Locale | null };

/**
 * The parameters known to us, sorted, each once, empty ones left out. One that is longer than any may be is cut one letter behind that
 * length: the page still sees that it is too long, and nobody has us hold or read more of it.
 */
function knownQuery(query: string): string {
  if (!query) return '';
  const given = new URLSearchParams(query);
  const kept = new URLSearchParams();
  for (const name of parameters) {
    const value = given.get(name)?.trim();
    if (!value) continue;
    // A NUL is carried as the sign that stands for what is no letter: the page then says so beside the field.
    kept.set(
      name,
      value
        .replaceAll('\0', '\uFFFD')
        .slice(0, longestValue + 1)
        .toWellFormed(),
    );
  }
  return kept.size > 0 ? `?${kept}` : '';
}

/** What the open data may be asked with (app/api/v1/parameters.ts; a test holds both together). */
export const dataParameters = [
  ...['actor', 'body', 'date', 'locale', 'outcome', 'page', 'participant', 'path', 'since', 'status', 'year'],
] as const;
/** What sets a text as a file: the answer is not held. */
const fileParameters = ['format', 'language'] as const;

/** An address of the open data with the parameters known to it, sorted, each once, empty ones left out. */
function dataAddress(path: string, query: string): Address {
  const given = new URLSearchParams(query);
  if (fileParameters.some((name) => given.has(name))) return { kind: 'framework' };
  const kept = new URLSearchParams();
  let wrong: string | null = null;
  for (const name of dataParameters) {
    const value = given.get(name)?.trim();
    if (!value) continue;
    if (value.length > longestValue || value.includes('\0')) wrong ??= name;
    kept.set(name, value);
  }
  return { kind: 'data', key: kept.size > 0 ? `${path}?${kept}` : path, wrong };
}

/** A control character, which no address of ours has and no text of the register can hold. */
const escapedControl = /%[01][0-9a-f]|%7f/i;

/**
 * Is this path what every part of the server takes it for? One with dots, backslashes or empty segments could be one address
 * to us and another to the framework, and so reach a public page with a visitor's cookies.
 */
function isUnambiguous(path: string): boolean {
  return (
    !escapedControl.test(path) &&
    path.startsWith('/') &&
    !path.includes('//') &&
    URL.parse(`http://portal${path}`)?.pathname === path
  );
}

/** Do its escapes make letters? */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** No text of the register can hold a NUL, so no query of ours has one. */
const escapedNul = /%00|\0/;

/** A public path in its one spelling: of a sane length, with nothing escaped that need not be. */
const isPlain = (path: string): boolean => path.length <= longestPath && encodeURI(decodeURI(path)) === path;

/** Addresses outside the languages that the framework answers: static routes of the app, and files in public/. */
export function frameworkAddresses(root: string): ReadonlySet<string> {
  const routes = builtRoutes(root);
  const files = readdirSync(join(root, 'public'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, 'public').length));
  return new Set([...routes.filter((route) => route !== '/' && !/[[_]/.test(route)), ...files]);
}

/** The address with its language and its room in small letters, where it is a public one that has them otherwise; null of any other. */
function inSmallLetters(path: string, languages: readonly Locale[]): string | null {
  const [, first = '', second = '', ...rest] = path.split('/');
  const [locale, room] = [first.toLowerCase(), second.toLowerCase()];
  if (!languages.some((one) => one === locale) || room === 'portal' || path.endsWith('/')) return null;
  const spelt = path.split('/').length > 2 ? ['', locale, room, ...rest].join('/') : `/${locale}`;
  return spelt === path ? null : spelt;
}

/** Whose an address is. Takes a request's target, with its query, and the languages that the process is shown in: others have no page. */
export function readAddress(target: string, framework: ReadonlySet<string>, languages: readonly Locale[]): Address {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  if (!isUnambiguous(path)) return { kind: 'missing', locale: null };
  if (path === '/') return { kind: 'root' };
  if (path === '/healthz') return { kind: 'health' };
  if (path === '/readyz') return { kind: 'ready' };
  const [, first, second] = path.split('/');
  const locale = languages.find((one) => one === first) ?? null;
  const asked = mark < 0 ? '' : target.slice(mark + 1);
  if (!isDecodable(path)) return { kind: 'missing', locale };
  // The open data and the public pages say themselves which value cannot be used.
  const isPublic = locale !== null && second !== 'portal';
  if (escapedNul.test(asked) && !isData(target) && !isPublic) return { kind: 'missing', locale };
  if (isData(path)) return path.length > longestPath ? { kind: 'missing', locale } : dataAddress(path, asked);
  if (/^\/(api|_next)\//.test(path) || framework.has(path)) return { kind: 'framework' };
  const spelt = isPlain(path) ? inSmallLetters(path, languages) : null;
  if (spelt !== null) return { kind: 'moved', to: `${spelt}${knownQuery(asked)}` };
  if (!locale) return { kind: 'missing', locale };
  if (second === 'portal') return { kind: 'portal' };
  const query = knownQuery(asked);
  if (path.endsWith('/') && isPlain(path.slice(0, -1))) return { kind: 'moved', to: `${path.slice(0, -1)}${query}` };
  if (!isPlain(path)) return { kind: 'missing', locale };
  return { kind: 'public', locale, key: `${path}${query}` };
}

/** The language that a browser asks for of those offered; where it asks for none of them English, or the first there is. */
export function preferredLocale(accepted: string | undefined, languages: readonly Locale[]): Locale {
  const wishes = (accepted ?? '').split(',').map((part) => {
    const [range = '', ...rest] = part.trim().toLowerCase().split(';');
    const weight = rest.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find(Boolean);
    return { language: range.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
  });
  wishes.sort((a, b) => b.weight - a.weight);
  for (const { language, weight } of wishes) {
    const locale = languages.find((one) => one === language);
    if (locale && weight > 0) return locale;
  }
  return entryLocale(languages);
}
