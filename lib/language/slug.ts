import type { Words } from '#db/schema/columns.ts';

/**
 * Letters that Unicode does not take apart into a Latin letter and its marks, each in Latin letters as maps and passports of
 * the region write it (BGN/PCGN, without its apostrophes): Latin ones, Russian and Ukrainian, Kazakh and Kyrgyz, Tajik and
 * Uzbek.
 */
const latin = new Map(
  Object.entries({
    ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ħ: 'h', ŋ: 'ng', ə: 'e' },
    ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l' },
    ...{ м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh' },
    ...{ щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', ґ: 'g', є: 'ye', і: 'i', ї: 'yi' },
    ...{ ә: 'a', ғ: 'gh', қ: 'q', ң: 'ng', ө: 'o', ұ: 'u', ү: 'u', һ: 'h' },
    ...{ ӣ: 'i', ӯ: 'u', ҳ: 'h', ҷ: 'j', ў: 'o' },
  }),
);

/** A text in Latin letters without marks, small: “Türkiye” is turkiye, «Қазақстан» qazaqstan. Other scripts stay as they are. */
export const inLatin = (text: string): string =>
  [...text.normalize('NFC').toLowerCase()]
    .map((letter) => latin.get(letter) ?? letter)
    .join('')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '');

/** Words that join others, in English, French and Russian as it is written here: an address that is cut does not end in one. */
const joining = new Set(
  `a an and at by for from in of on or the to with au aux d de des du en et l la le les ou par pour sur
  dlya i iz k ko na o ob ot po s so u v vo za`.split(/\s+/),
);

/** The words of a title within sixty letters: whole ones, and none at the end that joins it to what was cut. */
function withinSixty(words: string): string {
  const cut = words.replace(/^(.{1,60})(?:-.*|$)$/, '$1').slice(0, 60);
  if (cut === words) return words;
  const kept = cut.split('-');
  while (kept.length > 1 && joining.has(kept.at(-1) ?? '')) kept.pop();
  return kept.join('-');
}

/** What an address of a title begins with: its words in Latin letters, digits and hyphens, at most sixty, with its year; `item` where it has no letter that can be written so. */
export function stemOf(title: string, year: string): string {
  const words = withinSixty(
    inLatin(title)
      .replaceAll(/['’‘ʻʼ]/g, '')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, ''),
  );
  return [words || 'item', words.includes(year) ? '' : year].filter(Boolean).join('-');
}

/** The address of a thing with a title: its stem, and a number where that is taken. Never changes once made, so that what is linked stays linked. */
export function slugOf(title: string, year: string, taken: (slug: string) => boolean): string {
  const stem = stemOf(title, year);
  if (!taken(stem)) return stem;
  for (let n = 2; ; n++) if (!taken(`${stem}-${n}`)) return `${stem}-${n}`;
}

/**
 * The words of a title that an address is made of: the English ones, else the first, by the tags of their languages, that have a letter which
 * can be written in Latin ones; null where none has. The order in which the languages were given is of no matter.
 */
export const titleForAddress = (title: Words): string | null =>
  [
    title.en ?? '',
    ...Object.keys(title)
      .toSorted()
      .map((language) => title[language] ?? ''),
  ].find((text) => stemOf(text, '') !== 'item') ?? null;
