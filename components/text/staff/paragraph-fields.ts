import { subjectFields } from '#components/layout/subject-fields.ts';
import {
  behindField,
  goneField,
  hidden,
  likely,
  type OnParagraph,
  placeField,
  shapeFields,
  standField,
  wordsField,
} from '#components/text/paragraph-fields.ts';
import { whereFields } from '#components/text/text-href.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';

export const editForms = ['word', 'shape', 'put', 'place', 'take-out'] as const;
export type EditForm = (typeof editForms)[number];
export const isEditForm = (name: string): name is EditForm => editForms.some((one) => one === name);

const edits = { word: 'word', shape: 'shape', put: 'insert', place: 'move', 'take-out': 'delete' } as const;

/** What the office is asked for when it edits a draft, or translates what is negotiated. */
export function editFields({ at, view, paragraph }: OnParagraph, name: EditForm): FieldSpec[] {
  const { locale } = at;
  const on = [...whereFields(at), ...subjectFields(view), hidden('edit', edits[name])];
  const id = hidden('paragraphId', paragraph.id);
  const isDraft = view.revision === null;
  switch (name) {
    case 'word':
      return [
        ...on,
        id,
        ...view.languages
          .filter((tag) => isDraft || tag !== view.original)
          .map((tag) =>
            wordsField(locale, tag, { value: paragraph.words[tag] ?? '', required: tag === view.original }),
          ),
        ...standField(locale, view, paragraph),
      ];
    case 'shape':
      return [...on, id, ...shapeFields(locale, 'kind', paragraph)];
    case 'put':
      return [
        ...on,
        ...behindField(locale, view, paragraph),
        ...shapeFields(locale, 'kind', likely(paragraph)),
        wordsField(locale, view.original, { required: true }),
      ];
    case 'place':
      return [...on, id, placeField(locale, view, paragraph.id)];
    case 'take-out':
      return [...on, id, goneField(locale, view, paragraph)];
  }
}
