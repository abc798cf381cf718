import { StaffForm } from '#components/layout/staff-form.tsx';
import { type At, ownFields, whereFields } from '#components/text/text-href.ts';
import { Words } from '#components/text/words.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { formatInstant, translator } from '#lib/language/language.ts';
import { removeProposalDraft, submitProposal } from '#lib/text/actions.ts';
import type { DraftRow, TextView } from '#lib/text/queries.ts';

/** What the delegation prepared on a paragraph: seen by it alone, until its head clears it. */
export function DelegationDraft({
  at,
  view,
  draft,
  newKey,
}: {
  at: At;
  view: TextView;
  draft: DraftRow;
  newKey: () => string;
}) {
  const { locale } = at;
  const t = translator(locale, 'text');
  const kept: FieldSpec[] = [
    ...whereFields(at),
    ...ownFields(view.delegation, draft.id),
    { kind: 'hidden', name: 'paragraphId', value: draft.paragraphId ?? draft.after ?? '' },
  ];
  return (
    <div className="tw:max-w-measure tw:space-y-2 tw:border-s-4 tw:border-apricot tw:ps-3">
      <p className="tw:text-sm tw:text-muted">
        {t('ownDraft', {
          kind: translator(locale, 'vocabulary')(`proposalKind.${draft.kind}`),
          when: formatInstant(locale, new Date(draft.savedAt), view.zone),
        })}
      </p>
      {Object.entries(draft.words ?? {}).map(([tag, said]) => (
        <p key={tag}>
          <Words text={said} language={tag} />
        </p>
      ))}
      {draft.rationale && <p className="tw:text-sm">{draft.rationale}</p>}
      {view.can.submit ? (
        <StaffForm
          id={`submit-${draft.id}`}
          action={submitProposal}
          act="submitProposal"
          fields={[
            ...kept,
            { kind: 'hidden', name: 'expectedVersion', value: `${draft.version}` },
            {
              kind: 'fixed',
              name: 'for',
              label: t('form.for'),
              value: '',
              text: view.names.find(({ key: one }) => one === view.delegation)?.name ?? view.delegation ?? '',
            },
          ]}
          idempotencyKey={newKey()}
          locale={locale}
        />
      ) : (
        <p className="tw:text-sm tw:text-muted">{t('headClears')}</p>
      )}
      <StaffForm
        id={`remove-${draft.id}`}
        action={removeProposalDraft}
        act="removeProposalDraft"
        tone="quiet"
        fields={kept}
        idempotencyKey={newKey()}
        locale={locale}
      />
    </div>
  );
}
