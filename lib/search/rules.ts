import type { Locale, SearchKind } from '#db/vocabulary.ts';
import { participantPath } from '#lib/process/participant/rules.ts';

/** Pure rules of the search: the normalising that the database does too, and the excerpt with the words that were found. */

const invisible =
  /[\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u02bb\u02bc]/gu;
const double: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };
const single: ReadonlyMap<string, string> = new Map(
  [...'қғңөүұһәіҳҷҙҫҡґєıəøłđðħŋς'].map((letter, at) => [letter, 'кгноуухаихчзскгеieolddhnσ'.charAt(at)]),
);
const latin = 'abekmhopctyxi';
const cyrillic = 'авекмнорстухи';
const swap = (word: string, from: string, to: string): string =>
  [...word].map((letter) => to.charAt(from.indexOf(letter)) || letter).join('');

/** A word of small letters that mixes Latin and Cyrillic ones, in the script of those that the other has no twin of. */
function inOneScript(word: string): string {
  if (!/[a-z]/.test(word) || !/[а-я]/.test(word)) return word;
  if (/[бгджзийлпфцчшщъыьэюя]/.test(word)) return swap(word, latin, cyrillic);
  return swap(word, cyrillic.slice(0, -1), latin.slice(0, -1));
}

/** A text as searches compare it: search_text of the database, whose comment says the rule. Both are held together by a test. */
export function searchText(given: string): string {
  return given
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('\u0438\u0306', 'й')
    .replace(invisible, '')
    .replace(/[ßæœþ]/g, (letter) => double[letter] ?? letter)
    .replace(/./gu, (letter) => single.get(letter) ?? letter)
    .replace(/[a-zа-я]+/g, inOneScript)
    .replace(/([og])['‘’`](?=[a-z])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A part of a text; `found` where it is a word that was looked for. */
export type Piece = { text: string; found: boolean };

/** A word as it stands in a text, with the marks and the hyphens inside that nobody sees. */
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]*/gu;

/** The words of a text that may be among those looked for: they begin as one of the lexemes does. What they are the database says. */
export function candidates(text: string, lexemes: readonly string[]): string[] {
  const beginnings = new Set(lexemes.map((one) => one.slice(0, 3)));
  const found = (text.match(word) ?? []).filter((one) => {
    const as = searchText(one);
    return [1, 2, 3].some((length) => beginnings.has(as.slice(0, length)));
  });
  return [...new Set(found)];
}

/** A text in pieces: the words of `found`, and what is between them. */
export function pieces(text: string, found: ReadonlySet<string>): Piece[] {
  const parts: Piece[] = [];
  let from = 0;
  for (const { 0: one, index } of text.matchAll(word)) {
    if (!found.has(one)) continue;
    if (index > from) parts.push({ text: text.slice(from, index), found: false });
    parts.push({ text: one, found: true });
    from = index + one.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), found: false });
  return parts;
}

/** About how many letters an excerpt has. */
const excerptLength = 240;

/** The part of a text around the first words of it that were found, cut between words; null where none was. */
export function excerpt(text: string, found: ReadonlySet<string>): string | null {
  const flat = text.replace(/\s+/g, ' ').trim();
  const first = [...flat.matchAll(word)].find(([one]) => found.has(one));
  if (!first) return null;
  const from = first.index < 80 ? 0 : flat.indexOf(' ', first.index - 80) + 1;
  const most = Math.min(flat.length, from + excerptLength);
  const space = flat.lastIndexOf(' ', most);
  const to = most === flat.length || space <= from ? most : space;
  return `${from > 0 ? '… ' : ''}${flat.slice(from, to)}${to < flat.length ? ' …' : ''}`;
}

type Place = { kind: SearchKind; key: string; place: string; code: string | null };

/** The address of what was found, the one place that knows where each kind stands. `place` is what the register says. */
export function addressOf(locale: Locale, { kind, key, place, code }: Place): string {
  if (kind === 'source') return `/${locale}/sources/${encodeURIComponent(key)}`;
  if (kind === 'state') return `/${locale}${participantPath(key)}`;
  if (kind === 'organization') return `/${locale}${participantPath(`org:${key}`)}`;
  // A document has no page of its own: the list of documents, with it alone, has its files.
  if (kind === 'document' && code) return `/${locale}/documents?${new URLSearchParams({ q: code })}`;
  return `/${locale}${place}`;
}
