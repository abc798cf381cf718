import {
  behindField,
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
import type { DraftRow } from '#lib/text/queries.ts';
import { wordsIn } from '#lib/text/rules.ts';

/** What a draft says already. */
type Given = Pick<DraftRow, 'language' | 'words' | 'rationale' | 'after' | 'paragraphKind' | 'level'>;

/**
 * What a proposal of one kind on a paragraph says, given in the language that the text is read in, or in that of the draft it was begun
 * as: asked of whoever makes it or records it.
 */
export function proposalFields({ at, view, paragraph }: OnParagraph, kind: ProposalKind, given?: Given): FieldSpec[] {
  const { locale } = at;
  const t = translator(locale, 'text');
  const language = given?.language ?? view.language;
  const said = [hidden('kind', kind), hidden('language', language)];
  const on = hidden('paragraphId', paragraph.id);
  const why: FieldSpec = {
    kind: 'area',
    name: 'rationale',
    isAmongCautions: true,
    label: t('form.rationale'),
    help: t('form.rationaleHelp'),
    optional: translator(locale, 'staff')('form.optional'),
    value: given?.rationale ?? '',
    rows: 2,
  };
  const words = (value: string, help: string): FieldSpec[] => [
    wordsField(locale, language, { value: given?.words?.[language] ?? value, help, required: true }),
    ...view.languages
      .filter((tag) => tag !== language)
      .map((tag) => wordsField(locale, tag, { value: given?.words?.[tag] ?? '', courtesy: true })),
  ];
  switch (kind) {
    case 'replace':
      return [...said, on, ...words(wordsIn(paragraph, language, view.original).text, t('form.replaceHelp')), why];
    case 'comment':
      return [...said, on, ...words('', t('form.commentHelp'))];
    case 'insert':
      return [
        ...said,
        ...behindField(locale, view, paragraph, given?.after),
        ...shapeFields(locale, 'paragraphKind', {
          kind: given?.paragraphKind ?? likely(paragraph).kind,
          level: given?.level ?? likely(paragraph).level,
        }),
        ...words('', t('form.insertHelp')),
        why,
      ];
    case 'delete':
      return [...said, on, goneField(locale, view, paragraph), why];
    case 'move':
      return [...said, on, placeField(locale, view, paragraph.id, given?.after ?? ''), why];
  }
}
