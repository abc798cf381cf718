import { StaffForm } from '#components/layout/staff-form.tsx';
import { type DelegateForm, delegateFields, isDelegateForm } from '#components/text/delegate/paragraph-fields.ts';
import { isLeadForm, leadFields } from '#components/text/lead-fields.ts';
import type { OnParagraph } from '#components/text/paragraph-fields.ts';
import { editFields, isEditForm } from '#components/text/staff/paragraph-fields.ts';
import {
  agreeParagraph,
  editText,
  keepBracketed,
  keepNote,
  mergeProposals,
  reopenParagraph,
  saveProposalDraft,
  showParagraph,
} from '#lib/text/actions.ts';

type Props = OnParagraph & { name: string; idempotencyKey: string };

const lead = {
  show: { act: 'showParagraph', action: showParagraph },
  agree: { act: 'agreeParagraph', action: agreeParagraph },
  merge: { act: 'mergeProposals', action: mergeProposals },
  keep: { act: 'keepBracketed', action: keepBracketed },
  reopen: { act: 'reopenParagraph', action: reopenParagraph },
} as const;

const said = (name: DelegateForm) =>
  name === 'note'
    ? ({ act: 'keepNote', action: keepNote } as const)
    : ({ act: 'saveProposalDraft', action: saveProposalDraft } as const);

/** The form of one way to act on a paragraph: a delegation's, of those who lead, or of whoever edits the draft. */
export function ParagraphForm({ name, idempotencyKey, ...of }: Props) {
  const { locale } = of.at;
  const common = { idempotencyKey, locale };
  if (isDelegateForm(name)) return <StaffForm {...common} {...said(name)} fields={delegateFields(of, name)} />;
  if (isLeadForm(name)) return <StaffForm {...common} {...lead[name]} fields={leadFields(of, name)} />;
  if (isEditForm(name))
    return (
      <StaffForm
        {...common}
        action={editText}
        act="editText"
        tone={name === 'take-out' ? 'irreversible' : 'primary'}
        fields={editFields(of, name)}
      />
    );
  return null;
}
