import type { At } from '#components/text/text-href.ts';
import { fixedWords } from '#components/text/words.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { type Locale, paragraphKinds } from '#db/vocabulary.ts';
import { withoutEmphasis } from '#lib/language/emphasis.ts';
import { languageName, translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';
import type { TextView } from '#lib/text/queries.ts';
import type { Paragraph } from '#lib/text/rules.ts';
import { wordsIn } from '#lib/text/rules.ts';

/** A paragraph of a text, on a page. */
export type OnParagraph = { at: At; view: TextView; paragraph: Paragraph };

/** The field for a paragraph’s words in one language, as high as they are long; without `required` it may stay empty. */
export function wordsField(
  locale: Locale,
  tag: string,
  { value = '', ...more }: { value?: string; help?: string; required?: boolean; courtesy?: boolean } = {},
): FieldSpec {
  const t = translator(locale, 'text');
  const { courtesy = false, ...field } = more;
  const language = languageName(locale, tag);
  return {
    kind: 'area',
    name: `words.${tag}`,
    isAmongCautions: true,
    label: t(courtesy ? 'form.courtesyIn' : 'form.wordsIn', { language }),
    ...field,
    ...(!field.required && { optional: translator(locale, 'staff')('form.optional') }),
    ...inLanguage(tag),
    value,
    rows: Math.min(12, Math.max(3, Math.ceil(value.length / 70) + 1)),
  };
}

/** Which translations of a paragraph stay right as they are, though its original moves on; nothing to ask where it has none. */
export function standField(
  locale: Locale,
  { original }: Pick<TextView, 'original'>,
  { words }: Paragraph,
): FieldSpec[] {
  const others = Object.keys(words).filter((tag) => tag !== original);
  if (others.length === 0) return [];
  const t = translator(locale, 'text');
  return [
    {
      kind: 'several',
      name: 'stand',
      label: t('form.stand'),
      help: t('form.standHelp'),
      noneChosen: t('form.standNone'),
      chosen: [],
      options: others.map((tag) => ({ value: tag, label: languageName(locale, tag) })),
    },
  ];
}

/** What a paragraph is, and how deep it stands. */
export function shapeFields(
  locale: Locale,
  name: string,
  { kind, level }: Pick<Paragraph, 'kind' | 'level'>,
): FieldSpec[] {
  const t = translator(locale, 'text');
  const kinds = translator(locale, 'vocabulary');
  return [
    {
      kind: 'select',
      name,
      label: t('form.kind'),
      value: kind,
      required: true,
      options: paragraphKinds.map((value) => ({ value, label: kinds(`paragraphKind.${value}`) })),
    },
    {
      kind: 'select',
      name: 'level',
      label: t('form.level'),
      value: `${level}`,
      required: true,
      options: ([1, 2, 3] as const).map((value) => ({ value: `${value}`, label: t(`form.levels.${value}`) })),
    },
  ];
}

/** What comes behind a paragraph is most likely of its kind; behind the title it says why. */
export const likely = ({ kind, level }: Paragraph): Pick<Paragraph, 'kind' | 'level'> => ({
  kind: kind === 'title' ? 'preambular' : kind,
  level,
});

/** Whether nothing stands before a paragraph: what is put in there is put in at its form. */
export const isFirst = (view: Pick<TextView, 'paragraphs'>, id: string): boolean => view.paragraphs[0]?.id === id;

/** Where a new paragraph comes: behind the one at hand, and at the first of all before it too. `after` is where a draft has it. */
export function behindField(locale: Locale, view: TextView, { id }: Paragraph, after: string | null = id): FieldSpec[] {
  // Without an anchor of its own the page comes back to the paragraph that it was sent from.
  const here = hidden('here', id);
  if (!isFirst(view, id)) return [here, hidden('after', after ?? '')];
  const t = translator(locale, 'text');
  return [
    here,
    {
      kind: 'select',
      name: 'after',
      label: t('form.place'),
      value: after ?? '',
      options: [
        { value: id, label: t('form.placeIs.behind') },
        { value: '', label: t('form.placeIs.first') },
      ],
    },
  ];
}

/** The paragraph behind which something is to stand, as people find it: its number and how it begins. */
export function placeField(locale: Locale, view: TextView, but: string, value = ''): FieldSpec {
  const t = translator(locale, 'text');
  return {
    kind: 'select',
    name: 'after',
    label: t('form.after'),
    value,
    placeholder: t('form.first'),
    options: view.rolling.paragraphs.flatMap(({ kind, paragraph, mark }) => {
      if (kind !== 'text' || paragraph.id === but) return [];
      const begins = withoutEmphasis(wordsIn(paragraph, view.language, view.original).text).slice(0, 60);
      return [{ value: paragraph.id, label: [mark, begins].filter(Boolean).join(' ') }];
    }),
  };
}

/** What is to go, said and not asked. */
export function goneField(locale: Locale, view: TextView, paragraph: Paragraph): FieldSpec {
  const { text, language } = wordsIn(paragraph, view.language, view.original);
  return fixedWords('what', translator(locale, 'text')('form.what'), text, language);
}

export const hidden = (name: string, value: string): FieldSpec => ({ kind: 'hidden', name, value });
