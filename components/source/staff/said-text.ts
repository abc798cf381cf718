import { boundWords, periodText } from '#components/source/when.ts';
import type { Locale } from '#db/vocabulary.ts';
import { listFormat } from '#lib/language/formatter.ts';
import { inProtocolOrder, languageName, translator, wordOr } from '#lib/language/language.ts';
import type { SaidValue } from '#lib/source/citation/queries.ts';
import { datedOf } from '#lib/time/period.ts';

/** What a fact says, in words: names in the protocol's order, days written out, codes as their words. */
export function saidText(locale: Locale, value: SaidValue): string {
  const vocabulary = translator(locale, 'vocabulary');
  if ('text' in value) return value.text;
  if ('names' in value) return listFormat(locale).format(inProtocolOrder(locale, value.names, (name) => name));
  if ('languages' in value) return listFormat(locale).format(value.languages.map((one) => languageName(locale, one)));
  if ('is' in value) return translator(locale, 'staff-record')('yes');
  if ('from' in value) return periodText(locale, datedOf(value.from), value.to) ?? '';
  if ('date' in value) {
    const day = boundWords(locale, value.date);
    return value.word === null ? day : `${wordOr(vocabulary, value.word, value.word)}, ${day}`;
  }
  return wordOr(vocabulary, value.word, value.word);
}
