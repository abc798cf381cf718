import { StaffForm } from '#components/layout/staff-form.tsx';
import { DelegationDraft } from '#components/text/delegate/draft.tsx';
import { type DelegateForm, delegateForms } from '#components/text/delegate/paragraph-fields.ts';
import { type LeadForm, leadForms } from '#components/text/lead-fields.ts';
import { isFirst } from '#components/text/paragraph-fields.ts';
import { ParagraphForm } from '#components/text/paragraph-form.tsx';
import { beginning } from '#components/text/place-words.ts';
import { ProposalEntry } from '#components/text/proposals.tsx';
import { editForms } from '#components/text/staff/paragraph-fields.ts';
import { recordedKind, recordedKinds } from '#components/text/staff/record-fields.ts';
import { type At, ownFields, textHref, whereFields } from '#components/text/text-href.ts';
import { LinkSet } from '#components/ui/link-set.tsx';
import type { KeptTyping } from '#lib/account/typing/queries.ts';
import { labelled, translator } from '#lib/language/language.ts';
import { removeNote } from '#lib/text/actions.ts';
import type { ProposalRow } from '#lib/text/proposal/queries.ts';
import { isOpen as isOpenProposal } from '#lib/text/proposal/rules.ts';
import type { TextView } from '#lib/text/queries.ts';
import type { RollingParagraph } from '#lib/text/rolling/rules.ts';
import { alignmentOf, type Paragraph } from '#lib/text/rules.ts';

type Props = { at: At; view: TextView; one: RollingParagraph; newKey: () => string; typing: readonly KeptTyping[] };

/** Whether the delegation can do it now: an observer comments where a round invites it, and a note of one's own is always one's own. */
const offered = ({ can, adoptedAt, withdrawn }: TextView, name: DelegateForm): boolean => {
  if (name === 'note') return can.note && adoptedAt === null && !withdrawn;
  return can.draft || (name === 'comment' && can.comment);
};

/** What opening a paragraph is for. */
const doing = ({ can }: TextView, stands: boolean) =>
  stands && can.lead ? 'act' : stands && can.draft ? 'propose' : stands && can.comment ? 'way.comment' : 'look';

/** Whether an act of those who lead would be taken of a paragraph as it stands: nothing is offered that is refused. */
function isOfUse(name: LeadForm, { agreed = false }: Paragraph, proposals: readonly ProposalRow[]): boolean {
  // A comment is no obstacle, and is settled by nothing but being noted.
  const open = proposals.filter((one) => isOpenProposal(one) && one.kind !== 'comment');
  switch (name) {
    case 'agree':
      return !agreed && open.length === 0;
    case 'merge':
      return !agreed;
    case 'reopen':
      return agreed;
    case 'keep':
      return open.length > 0;
    case 'show':
      return true;
  }
}

/** Below a paragraph: the ways to act on it; opened, what is proposed and prepared on it, and the form that was asked for. */
export function ParagraphPanel({ at, view, one, newKey, typing }: Props) {
  const { locale } = at;
  const t = translator(locale, 'text');
  const { id, kind } = one.paragraph;
  if (one.kind === 'arrival') return null;
  const isOpen = at.paragraph === id;
  const own = view.drafts.filter(
    ({ paragraphId, after, kind: what }) =>
      paragraphId === id || (what === 'insert' && (after === id || (after === null && isFirst(view, id)))),
  );
  const notes = view.notes.filter(({ paragraphId }) => paragraphId === id);
  const proposals = view.proposals.filter(
    (proposal) => proposal.paragraphId === id || proposal.id === id || one.proposedBy?.proposals.includes(proposal.id),
  );
  const stands = one.kind === 'text';
  const forms = [
    ...(stands ? delegateForms.filter((name) => offered(view, name)) : []),
    ...(view.can.lead && stands ? leadForms.filter((name) => isOfUse(name, one.paragraph, proposals)) : []),
    ...(view.can.record && stands ? (['record-replace'] as const) : []),
    ...(view.can.edit && stands
      ? view.revision === null
        ? editForms
        : view.languages.length > 1
          ? (['word'] as const)
          : []
      : []),
  ];
  if (forms.length === 0 && proposals.length === 0 && own.length === 0 && notes.length === 0) return null;
  const open = proposals.filter(isOpenProposal);
  const comments = open.filter((one) => one.kind === 'comment').length;
  const counted = [
    open.length > comments && t('onIt.proposals', { count: open.length - comments }),
    comments > 0 && t('list.comments', { count: comments }),
    own.length > 0 && t('onIt.drafts', { count: own.length }),
    notes.length > 0 && t('onIt.notes', { count: notes.length }),
  ].filter((words) => words !== false);
  const mark = one.mark ?? `${t(`short.${kind}`)} ${beginning(locale, view, one.paragraph)}`;
  const behind = stands && alignmentOf(one.paragraph, view.language, view.original) === 'behind' && (
    <span className="tw:block tw:text-muted">{t('behind')}</span>
  );
  if (!isOpen)
    return (
      <p className="tw:font-sans tw:text-sm tw:print:hidden">
        {behind}
        <a href={textHref(at, { paragraph: id })}>
          {counted.length > 0 ? counted.join(' · ') : t(doing(view, stands))}
          <span className="tw:sr-only"> {t('openFor', { mark })}</span>
        </a>
      </p>
    );
  const recorded = view.can.record && stands ? recordedKind(at.open ?? '') : null;
  const asked = recorded ? 'record-replace' : forms.find((name) => name === at.open);
  return (
    <div className="tw:mt-2 tw:space-y-4 tw:border-t tw:border-rule tw:pt-3 tw:font-sans tw:text-base tw:print:hidden">
      {behind && <p className="tw:text-sm">{behind}</p>}
      {proposals.map((proposal) => (
        <ProposalEntry key={proposal.id} at={at} view={view} proposal={proposal} newKey={newKey} typing={typing} />
      ))}
      {own.map((draft) => (
        <DelegationDraft
          key={draft.id}
          at={at}
          view={view}
          draft={draft}
          paragraph={one.paragraph}
          typing={typing}
          newKey={newKey}
        />
      ))}
      {notes.map((note) => (
        <div key={note.id} className="tw:max-w-measure tw:border-s-4 tw:border-edge tw:ps-3">
          <p className="tw:text-sm tw:text-muted">{t('ownNote')}</p>
          <p className="tw:whitespace-pre-line">{note.words}</p>
          <StaffForm
            id={`note-${note.id}`}
            action={removeNote}
            act="removeNote"
            tone="quiet"
            fields={[
              ...whereFields(at),
              ...ownFields(view.delegation, note.id),
              { kind: 'hidden', name: 'paragraphId', value: id },
            ]}
            idempotencyKey={newKey()}
            locale={locale}
          />
        </div>
      ))}
      {view.can.lead && stands && one.paragraph.agreed && <p className="tw:text-sm">{t('agreement.first')}</p>}
      {forms.length > 0 && (
        <LinkSet
          label={labelled(locale, t('ways'), mark)}
          tabs={asked !== undefined}
          items={forms.map((name) => ({
            href: textHref(at, { paragraph: id, open: name }),
            label: t(`way.${name}`),
            current: name === asked,
          }))}
        />
      )}
      {recorded && (
        <>
          <p className="tw:max-w-measure">{t('recordLead')}</p>
          <LinkSet
            label={t('kind')}
            items={recordedKinds.map((kind) => ({
              href: textHref(at, { paragraph: id, open: `record-${kind}` }),
              label: t(`way.${kind}`),
              current: kind === recorded,
            }))}
          />
        </>
      )}
      {asked && (
        <ParagraphForm
          at={at}
          view={view}
          paragraph={one.paragraph}
          name={recorded ? `record-${recorded}` : asked}
          idempotencyKey={newKey()}
          typing={typing}
        />
      )}
      <p className="tw:text-sm">
        <a href={`${textHref(at, { from: id })}#p-${id}`}>{t('close')}</a>
      </p>
    </div>
  );
}
