import { StaffForm } from '#components/layout/staff-form.tsx';
import { type DelegateForm, delegateFields, isDelegateForm } from '#components/text/delegate/paragraph-fields.ts';
import { isLeadForm, leadFields } from '#components/text/lead-fields.ts';
import type { OnParagraph } from '#components/text/paragraph-fields.ts';
import { editFields, isEditForm } from '#components/text/staff/paragraph-fields.ts';
import { recordedKind, recordFields } from '#components/text/staff/record-fields.ts';
import { keptOf } from '#components/text/typed-before.ts';
import type { KeptTyping } from '#lib/account/typing/queries.ts';
import {
  agreeParagraph,
  editText,
  keepBracketed,
  keepNote,
  mergeProposals,
  recordProposal,
  reopenParagraph,
  saveProposalDraft,
  showParagraph,
} from '#lib/text/actions.ts';

type Props = OnParagraph & { name: string; idempotencyKey: string; typing: readonly KeptTyping[] };

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

/** The form of one way to act on a paragraph: a delegation's, one recorded for it, of those who lead, or of whoever edits the draft. */
export function ParagraphForm({ name, idempotencyKey, typing, ...of }: Props) {
  const { locale } = of.at;
  const keep = keptOf({ at: of.at, view: of.view, typing }, `${of.paragraph.id}:${name}:${of.view.language}`);
  const common = { idempotencyKey, locale, keep };
  if (isDelegateForm(name)) return <StaffForm {...common} {...said(name)} fields={delegateFields(of, name)} />;
  if (isLeadForm(name)) return <StaffForm {...common} {...lead[name]} fields={leadFields(of, name)} />;
  const recorded = recordedKind(name);
  if (recorded)
    return <StaffForm {...common} action={recordProposal} act="recordProposal" fields={recordFields(of, recorded)} />;
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
