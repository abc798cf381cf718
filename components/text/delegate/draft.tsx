import { StaffForm } from '#components/layout/staff-form.tsx';
import { hidden } from '#components/text/paragraph-fields.ts';
import { proposalFields } from '#components/text/proposal-fields.ts';
import { type At, ownFields, textHref, whereFields } from '#components/text/text-href.ts';
import { keptOf } from '#components/text/typed-before.ts';
import { fixedWords, Words } from '#components/text/words.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { Section } from '#components/ui/section.tsx';
import type { KeptTyping } from '#lib/account/typing/queries.ts';
import { formatInstant, labelled, languageName, translator } from '#lib/language/language.ts';
import { removeProposalDraft, saveProposalDraft, submitProposal } from '#lib/text/actions.ts';
import type { DraftRow, TextView } from '#lib/text/queries.ts';
import { draftWaits } from '#lib/text/rights/rules.ts';
import type { Paragraph } from '#lib/text/rules.ts';

type Props = { at: At; view: TextView; newKey: () => string };
type OfDraft = Props & {
  draft: DraftRow;
  /** The paragraph that it is on or comes behind; null where the text has it no more. */
  paragraph: Paragraph | null;
  typing: readonly KeptTyping[];
};

/** The name of the form that changes a draft, as the address of the page has it. */
const editing = (draft: DraftRow): string => `draft-${draft.id}`;

/** What the delegation prepared on a paragraph: seen by it alone, changed by any of it, until its head clears it. */
export function DelegationDraft(of: OfDraft) {
  const { at, view, draft, paragraph } = of;
  const { locale } = at;
  const t = translator(locale, 'text');
  const mayEdit = paragraph !== null && (view.can.redraft || (draft.kind === 'comment' && view.can.comment));
  const isOpen = mayEdit && at.open === editing(draft);
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
          {tag !== draft.language && (
            <span className="tw:text-sm tw:text-muted"> {t('courtesy', { language: languageName(locale, tag) })}</span>
          )}
        </p>
      ))}
      {draft.rationale && <p className="tw:text-sm">{draft.rationale}</p>}
      {isOpen ? <EditDraft {...of} paragraph={paragraph} /> : <DraftActs {...of} mayEdit={mayEdit} />}
    </div>
  );
}

/** The form that the draft was made by, filled with what it says. */
function EditDraft({ at, view, draft, paragraph, typing, newKey }: OfDraft & { paragraph: Paragraph }) {
  const { locale } = at;
  const t = translator(locale, 'text');
  const name = `${draft.id}:edit`;
  const of = { at, view, paragraph };
  const seen = { of: 'expectedVersion', is: `${draft.version}` };
  return (
    <>
      <p className="tw:text-sm">{t('draft.editing')}</p>
      <StaffForm
        id={editing(draft)}
        action={saveProposalDraft}
        act="saveProposalDraft"
        fields={[
          ...whereFields(at),
          ...ownFields(view.delegation, draft.id),
          hidden('expectedVersion', `${draft.version}`),
          ...proposalFields(of, draft.kind, draft),
        ]}
        keep={keptOf({ at, view, typing }, name, seen)}
        idempotencyKey={newKey()}
        locale={locale}
      />
      <p className="tw:text-sm">
        <a href={textHref(at, { paragraph: paragraph.id })}>{t('draft.back')}</a>
      </p>
    </>
  );
}

/** What is done with a draft as it is: its head clears it, any of the delegation changes or removes it. */
function DraftActs({ at, view, draft, paragraph, newKey, mayEdit }: OfDraft & { mayEdit: boolean }) {
  const { locale } = at;
  const t = translator(locale, 'text');
  const waits = draftWaits(view);
  const kept: FieldSpec[] = [
    ...whereFields(at),
    ...ownFields(view.delegation, draft.id),
    hidden('paragraphId', paragraph?.id ?? ''),
    hidden('expectedVersion', `${draft.version}`),
  ];
  const kind = translator(locale, 'vocabulary')(`proposalKind.${draft.kind}`);
  const said = draft.words?.[draft.language];
  const gone = fixedWords('what', t('form.what'), said ? labelled(locale, kind, said) : kind, draft.language);
  return (
    <>
      {mayEdit && paragraph && (
        <p className="tw:text-sm">
          <a className="tw:inline-block tw:py-1" href={textHref(at, { paragraph: paragraph.id, open: editing(draft) })}>
            {t('draft.edit')}
          </a>
        </p>
      )}
      {view.can.submit && paragraph ? (
        <StaffForm
          id={`submit-${draft.id}`}
          action={submitProposal}
          act="submitProposal"
          fields={[
            ...kept,
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
        paragraph && (
          <p className="tw:text-sm tw:text-muted">
            {t(`draftWaits.${waits.why}`, {
              when: waits.until ? formatInstant(locale, new Date(waits.until), view.zone) : '',
            })}
          </p>
        )
      )}
      <StaffForm
        id={`remove-${draft.id}`}
        action={removeProposalDraft}
        act="removeProposalDraft"
        tone="quiet"
        fields={[...kept, gone]}
        idempotencyKey={newKey()}
        locale={locale}
      />
    </>
  );
}

/** Drafts on what the text has no more: nothing that a delegation wrote goes by itself. */
export function DraftsWithoutPlace({ at, view, newKey }: Props) {
  const t = translator(at.locale, 'text');
  const known = new Set(view.paragraphs.map(({ id }) => id));
  const on = ({ kind, paragraphId, after }: DraftRow) => (kind === 'insert' ? after : paragraphId);
  const lost = view.drafts.filter((one) => {
    const id = on(one);
    return id === null ? view.paragraphs.length === 0 : !known.has(id);
  });
  if (lost.length === 0) return null;
  return (
    <Section title={t('draft.gone')} id="drafts">
      <p>{t('draft.goneLead')}</p>
      <div className="tw:space-y-4">
        {lost.map((draft) => (
          <DelegationDraft
            key={draft.id}
            at={at}
            view={view}
            draft={draft}
            paragraph={null}
            typing={[]}
            newKey={newKey}
          />
        ))}
      </div>
    </Section>
  );
}
