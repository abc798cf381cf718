import { boundWords } from '#components/source/when.ts';
import type { Locale } from '#db/vocabulary.ts';
import { numberFormat } from '#lib/language/formatter.ts';
import { formatBytes, languageName, translator, wordOr } from '#lib/language/language.ts';
import { isLanguageTag } from '#lib/language/tag.ts';
import type { Named } from '#lib/record/queries.ts';
import { inReadingOrder, isCode, isKeyOf, type Plain, type Recorded } from '#lib/record/rules.ts';
import { parseBound } from '#lib/time/period.ts';

type Place = { locale: Locale; noun: string; names: Record<string, Named> };

/** Which vocabulary the words of a field are of; `stage` and `kind` are a different one for each noun. */
const vocabularies: Record<string, string> = {
  status: 'membershipStatus',
  access: 'access',
  distribution: 'distribution',
  role: 'role',
  mode: 'conferenceMode',
  language: 'language',
  'document.stage': 'documentStage',
  'conference.stage': 'conferenceStage',
  'term.stage': 'termStage',
  'arrangement.stage': 'arrangementStage',
  'document.kind': 'versionKind',
  'outcome.kind': 'outcomeKind',
  'arrangement.kind': 'arrangementKind',
  'report.status': 'progressStatus',
  'report.stage': 'reportStage',
  actors: 'commitmentActor',
  'claim.kind': 'claimKind',
  'claim.noun': 'claimNoun',
  'claim.field': 'claimField',
  part: 'bodyPart',
};

/** A field's name in words: “Title, English”, “Files 1”; the record's own word where the portal has none. */
export function fieldText(locale: Locale, noun: string, path: readonly string[]): string {
  const t = translator(locale, 'staff-record');
  return path
    .map((part, at) => {
      const own = wordOr(t, `field.${noun}-${part}`, wordOr(t, `field.${part}`, ''));
      const word = own || (at > 0 ? languageName(locale, part) : part);
      return at === 0 ? word : /^\d+$/.test(part) ? ` ${part}` : `, ${word}`;
    })
    .join('');
}

/** Does the portal have words of its own for a field, as far as its path says? */
export function isWorded(locale: Locale, noun: string, path: readonly string[]): boolean {
  const t = translator(locale, 'staff-record');
  return path.every(
    (part, at) =>
      /^\d+$/.test(part) ||
      wordOr(t, `field.${noun}-${part}`, wordOr(t, `field.${part}`, '')) !== '' ||
      (at > 0 && isLanguageTag(part) && languageName(locale, part) !== part),
  );
}

/** The fields that hold a date, at whichever precision. */
const dates = new Set(
  'from to on withdrawnOn date adoptedOn validFrom validTo launched mandateFrom mandateTo nominalFrom nominalTo actualFrom actualTo'.split(
    ' ',
  ),
);

/** What was recorded, for people: words of a vocabulary, names for codes, days written out, long texts cut. */
export function valueText(place: Place, key: string, value: Recorded): string {
  if (value === null || typeof value !== 'object') return plainText(place, key, value);
  if (Array.isArray(value)) return value.map((one) => plainText(place, key, one)).join(', ');
  return inReadingOrder(Object.entries(value))
    .flatMap(([inner, one]) => {
      if (one === null || one === false || one === '') return [];
      return [one === true ? fieldText(place.locale, place.noun, [inner]) : plainText(place, inner, one)];
    })
    .join(', ');
}

function plainText({ locale, noun, names }: Place, key: string, value: Plain): string {
  const t = translator(locale, 'staff-record');
  const words = translator(locale, 'vocabulary');
  if (value === null || value === '') return '—';
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number' && key === 'bytes') return formatBytes(locale, value);
  if (typeof value === 'number') return numberFormat(locale).format(value);
  const vocabulary = vocabularies[`${noun}.${key}`] ?? vocabularies[key];
  const worded = vocabulary ? wordOr(words, `${vocabulary}.${value}`, '') : '';
  if (worded) return worded;
  if (/^[0-9a-f]{64}$/.test(value)) return `${value.slice(0, 12)}…`;
  if (isCode(value) || isKeyOf(key)) return names[value]?.name ?? value;
  const bound =
    /^(?:\[(?:\.\.)?)?\d{4}-?[\d-]*(?:\.\.)?\]?$|^unknown$/.test(value) && (/\d-|\[/.test(value) || dates.has(key))
      ? parseBound(value)
      : null;
  if (bound) return boundWords(locale, bound);
  return value.length > 400 ? `${value.slice(0, 400)}…` : value;
}
