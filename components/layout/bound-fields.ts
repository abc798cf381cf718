import type { FieldSpec } from '#components/ui/field-spec.ts';
import type { BoundKind, Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import { type Bound, columnsOf, datedOf, partialDateText } from '#lib/time/period.ts';

type Asked = {
  name: string;
  label: string;
  help?: string;
  bound: Bound | null;
  /** An end may be empty, and may be one that nobody knows. */
  isEnd?: boolean;
  optional?: boolean;
};

/** Asks for a bound of a period: the date as people write it, and how exactly it is known. Read by `boundIn` of lib/act/form.ts. */
export function boundFields(
  locale: Locale,
  { name, label, help, bound, isEnd = false, optional = isEnd }: Asked,
): FieldSpec[] {
  const t = translator(locale, 'staff');
  const date = datedOf(bound);
  const words = {
    at: 'bound.at',
    'not-later': 'bound.notLater',
    'not-earlier': 'bound.notEarlier',
    unknown: 'bound.unknown',
  } as const;
  const kinds: BoundKind[] = ['at', 'not-later', 'not-earlier', ...(isEnd ? ['unknown' as const] : [])];
  return [
    {
      kind: 'date',
      name,
      label,
      help: [help, t('bound.help')].filter(Boolean).join(' '),
      value: date ? partialDateText(date) : '',
      ...(optional && { optional: t('form.optional') }),
    },
    {
      kind: 'select',
      name: `${name}Bound`,
      label: t(isEnd ? 'bound.end' : 'bound.exactly'),
      value: columnsOf(bound).bound,
      options: kinds.map((value) => ({ value, label: t(words[value]) })),
    },
  ];
}
