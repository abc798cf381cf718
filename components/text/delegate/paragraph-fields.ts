import {
  goneField,
  hidden,
  likely,
  type OnParagraph,
  placeField,
  shapeFields,
  wordsField,
} from '#components/text/paragraph-fields.ts';
import { whereFields } from '#components/text/text-href.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { translator } from '#lib/language/language.ts';
import { wordsIn } from '#lib/text/rules.ts';

export const delegateForms = ['replace', 'insert', 'delete', 'move', 'comment', 'note'] as const;
export type DelegateForm = (typeof delegateForms)[number];
export const isDelegateForm = (name: string): name is DelegateForm => delegateForms.some((one) => one === name);

/** What a delegation is asked for: a proposal of one kind on a paragraph, given in the language that the text is read in; or a note of its own. */
export function delegateFields({ at, view, paragraph }: OnParagraph, name: DelegateForm): FieldSpec[] {
  const { locale } = at;
  const t = translator(locale, 'text');
  const own = [...whereFields(at), hidden('delegation', view.delegation ?? '')];
  const on = hidden('paragraphId', paragraph.id);
  if (name === 'note')
    return [
      ...own,
      on,
      { kind: 'area', name: 'words', label: t('form.note'), help: t('form.noteHelp'), required: true, rows: 3 },
    ];
  const draft = [...own, hidden('kind', name), hidden('language', view.language)];
  const why: FieldSpec = {
    kind: 'area',
    name: 'rationale',
    label: t('form.rationale'),
    help: t('form.rationaleHelp'),
    optional: translator(locale, 'staff')('form.optional'),
    rows: 2,
  };
  const words = (value: string, help: string): FieldSpec[] => [
    wordsField(locale, view.language, { value, help, required: true }),
    ...view.languages.filter((tag) => tag !== view.language).map((tag) => wordsField(locale, tag, { courtesy: true })),
  ];
  switch (name) {
    case 'replace':
      return [
        ...draft,
        on,
        ...words(wordsIn(paragraph, view.language, view.original).text, t('form.replaceHelp')),
        why,
      ];
    case 'comment':
      return [...draft, on, ...words('', t('form.commentHelp'))];
    case 'insert':
      return [
        ...draft,
        hidden('after', paragraph.id),
        ...shapeFields(locale, 'paragraphKind', likely(paragraph)),
        ...words('', t('form.insertHelp')),
        why,
      ];
    case 'delete':
      return [...draft, on, goneField(locale, view, paragraph), why];
    case 'move':
      return [...draft, on, placeField(locale, view, paragraph.id), why];
  }
}
