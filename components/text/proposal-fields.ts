import {
  goneField,
  hidden,
  likely,
  type OnParagraph,
  placeField,
  shapeFields,
  wordsField,
} from '#components/text/paragraph-fields.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import type { ProposalKind } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import { wordsIn } from '#lib/text/rules.ts';

/** What a proposal of one kind on a paragraph says, given in the language that the text is read in: asked of whoever makes it or records it. */
export function proposalFields({ at, view, paragraph }: OnParagraph, kind: ProposalKind): FieldSpec[] {
  const { locale } = at;
  const t = translator(locale, 'text');
  const said = [hidden('kind', kind), hidden('language', view.language)];
  const on = hidden('paragraphId', paragraph.id);
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
  switch (kind) {
    case 'replace':
      return [...said, on, ...words(wordsIn(paragraph, view.language, view.original).text, t('form.replaceHelp')), why];
    case 'comment':
      return [...said, on, ...words('', t('form.commentHelp'))];
    case 'insert':
      return [
        ...said,
        hidden('after', paragraph.id),
        ...shapeFields(locale, 'paragraphKind', likely(paragraph)),
        ...words('', t('form.insertHelp')),
        why,
      ];
    case 'delete':
      return [...said, on, goneField(locale, view, paragraph), why];
    case 'move':
      return [...said, on, placeField(locale, view, paragraph.id), why];
  }
}
