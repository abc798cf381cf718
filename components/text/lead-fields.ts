import { subjectFields } from '#components/layout/subject-fields.ts';
import { hidden, type OnParagraph, standField, wordsField } from '#components/text/paragraph-fields.ts';
import { whereFields } from '#components/text/text-href.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { translator } from '#lib/language/language.ts';
import { isOpen } from '#lib/text/proposal/rules.ts';

export const leadForms = ['show', 'agree', 'merge', 'keep', 'reopen'] as const;
export type LeadForm = (typeof leadForms)[number];
export const isLeadForm = (name: string): name is LeadForm => leadForms.some((one) => one === name);

/** What those who lead are asked for at a paragraph: which it is, and for words of their own those words and what they settle. */
export function leadFields({ at, view, paragraph }: OnParagraph, name: LeadForm): FieldSpec[] {
  const { locale } = at;
  const t = translator(locale, 'text');
  const on = [...whereFields(at), ...subjectFields(view), hidden('paragraphId', paragraph.id)];
  if (name !== 'merge') return on;
  const open = view.proposals.filter(
    (one) => one.paragraphId === paragraph.id && one.kind !== 'comment' && isOpen(one),
  );
  const codeOf = (key: string) => view.names.find((one) => one.key === key)?.code ?? key;
  const settles: FieldSpec = {
    kind: 'several',
    name: 'proposals',
    label: t('form.settles'),
    help: t('form.settlesHelp'),
    noneChosen: t('form.settlesNone'),
    chosen: open.map(({ id }) => id),
    options: open.map(({ id, proponents, words, language }) => ({
      value: id,
      label: `${proponents.map(codeOf).join(', ')}: ${(words?.[language] ?? t('delete')).slice(0, 80)}`,
    })),
  };
  return [
    ...on,
    ...view.languages.map((tag) =>
      wordsField(locale, tag, { value: paragraph.words[tag] ?? '', required: tag === view.original }),
    ),
    ...standField(locale, view, paragraph),
    ...(open.length > 0 ? [settles] : []),
  ];
}
