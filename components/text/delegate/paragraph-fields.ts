import { hidden, type OnParagraph } from '#components/text/paragraph-fields.ts';
import { proposalFields } from '#components/text/proposal-fields.ts';
import { whereFields } from '#components/text/text-href.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { translator } from '#lib/language/language.ts';

export const delegateForms = ['replace', 'insert', 'delete', 'move', 'comment', 'note'] as const;
export type DelegateForm = (typeof delegateForms)[number];
export const isDelegateForm = (name: string): name is DelegateForm => delegateForms.some((one) => one === name);

/** What a delegation is asked for: a proposal of one kind on a paragraph; or a note of its own. */
export function delegateFields(of: OnParagraph, name: DelegateForm): FieldSpec[] {
  const { at, view, paragraph } = of;
  const t = translator(at.locale, 'text');
  const own = [...whereFields(at), hidden('delegation', view.delegation ?? '')];
  if (name !== 'note') return [...own, ...proposalFields(of, name)];
  return [
    ...own,
    hidden('paragraphId', paragraph.id),
    { kind: 'area', name: 'words', label: t('form.note'), help: t('form.noteHelp'), required: true, rows: 3 },
  ];
}
