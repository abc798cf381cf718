import { reasonField } from '#components/layout/reason-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { movedTo } from '#components/text/place-words.ts';
import { type At, textHref, whereFields } from '#components/text/text-href.ts';
import { keptOf } from '#components/text/typed-before.ts';
import { Words } from '#components/text/words.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { LinkSet } from '#components/ui/link-set.tsx';
import { type PageLink, Pagination } from '#components/ui/pagination.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { KeptTyping } from '#lib/account/typing/queries.ts';
import { formatInstant, labelled, languageName, translator } from '#lib/language/language.ts';
import {
  endSupport,
  noteComment,
  returnProposal,
  supportProposal,
  takeProposal,
  withdrawProposal,
} from '#lib/text/actions.ts';
import { agreedUnder, taken } from '#lib/text/decision/rules.ts';
import type { ProposalRow } from '#lib/text/proposal/queries.ts';
import { isOpen } from '#lib/text/proposal/rules.ts';
import type { TextView } from '#lib/text/queries.ts';

type Props = { at: At; view: TextView; newKey: () => string };
type OfOne = Props & { proposal: ProposalRow; typing: readonly KeptTyping[] };

/** Of a long list of proposals so many stand on a page. */
const perPage = 50;

/** Who stands behind a proposal, by name. */
const named = (view: TextView, proposal: ProposalRow): string =>
  proposal.proponents.map((key) => view.names.find((one) => one.key === key)?.name ?? key).join(', ');

/** One proposal on a paragraph with what it says and why, and what the reader may do with it. */
export function ProposalEntry({ at, view, proposal, newKey, typing }: OfOne) {
  const { locale } = at;
  const t = translator(locale, 'text');
  const vocabulary = translator(locale, 'vocabulary');
  const own = view.delegation !== null && proposal.proponents.includes(view.delegation);
  const first = proposal.participant === view.delegation;
  const isComment = proposal.kind === 'comment';
  const made = view.can.lead && isOpen(proposal) ? taken(view.paragraphs, proposal, view.original) : null;
  const fault = typeof made === 'string' ? made : null;
  const acts = isOpen(proposal)
    ? [
        ...(view.can.lead && isComment ? (['answer'] as const) : []),
        // What is agreed is opened again before it is changed or struck.
        ...(view.can.lead && !isComment && !agreedUnder(view.paragraphs, proposal) && fault === null
          ? (['take'] as const)
          : []),
        ...(view.can.lead && !isComment ? (['return'] as const) : []),
        ...(view.can.submit && !own && (!view.can.comment || isComment) ? (['support'] as const) : []),
        ...(view.can.speak && own && !first ? (['end'] as const) : []),
        ...(view.can.speak && first ? (['withdraw'] as const) : []),
      ]
    : [];
  const asked = acts.find((name) => at.open === `${name}-${proposal.id}`);
  const key = proposal.paragraphId ?? proposal.id;
  const called = `${named(view, proposal)}, ${vocabulary(`proposalKind.${proposal.kind}`)}`;
  return (
    <article
      className="tw:max-w-measure tw:space-y-2 tw:border-s-4 tw:border-edge tw:ps-3"
      id={`proposal-${proposal.id}`}
    >
      <p className="tw:text-sm tw:text-muted">
        <b className="tw:text-ink">{named(view, proposal)}</b> · {vocabulary(`proposalKind.${proposal.kind}`)} ·{' '}
        {vocabulary(`proposalStage.${proposal.stage}`)} ·{' '}
        {formatInstant(locale, new Date(proposal.submittedAt), view.zone)}
      </p>
      {Object.entries(proposal.words ?? {}).map(([tag, said]) => (
        <p key={tag}>
          <Words text={said} language={tag} />
          {tag !== proposal.language && (
            <span className="tw:font-sans tw:text-sm tw:text-muted">
              {' '}
              {t('courtesy', { language: languageName(locale, tag) })}
            </span>
          )}
        </p>
      ))}
      {proposal.kind === 'move' && <p>{movedTo(locale, view, proposal.after)}</p>}
      {proposal.rationale && <p className="tw:text-sm">{proposal.rationale}</p>}
      {proposal.reason && (
        <p className="tw:text-sm">
          {t(proposal.stage === 'noted' ? 'answered' : 'returnedFor', { reason: reasonText(locale, proposal.reason) })}
        </p>
      )}
      {fault && (
        <p className="tw:text-sm tw:text-muted">
          {t(`cannotTake.${fault}`, { language: languageName(locale, view.original) })}
        </p>
      )}
      {acts.length > 0 && (
        <LinkSet
          label={labelled(locale, t('ways'), called)}
          items={acts.map((name) => ({
            href: textHref(at, { paragraph: key, open: `${name}-${proposal.id}` }),
            label: t(`way.${name}`),
            name: labelled(locale, t(`way.${name}`), called),
            current: name === asked,
          }))}
        />
      )}
      {asked && (
        <ProposalForm at={at} view={view} proposal={proposal} typing={typing} name={asked} idempotencyKey={newKey()} />
      )}
    </article>
  );
}

/** A reason as it was given, or what the portal says of a paragraph that is gone. */
const reasonText = (locale: Locale, reason: string): string =>
  reason === 'paragraph-gone' ? translator(locale, 'text')('paragraphGone') : reason;

function ProposalForm({
  at,
  view,
  proposal,
  typing,
  name,
  idempotencyKey,
}: Omit<OfOne, 'newKey'> & { name: string; idempotencyKey: string }) {
  const { locale } = at;
  const t = translator(locale, 'text');
  const common = { idempotencyKey, locale, id: 'proposal-act' };
  const where: FieldSpec[] = [
    ...whereFields(at),
    { kind: 'hidden', name: 'paragraphId', value: proposal.paragraphId ?? '' },
  ];
  const said: FieldSpec = {
    kind: 'fixed',
    name: 'what',
    label: t(proposal.kind === 'comment' ? 'comment' : 'proposal'),
    value: '',
    text: labelled(locale, named(view, proposal), translator(locale, 'vocabulary')(`proposalKind.${proposal.kind}`)),
  };
  const own: FieldSpec[] = [
    ...where,
    { kind: 'hidden', name: 'delegation', value: view.delegation ?? '' },
    { kind: 'hidden', name: 'id', value: proposal.id },
    said,
  ];
  const lead: FieldSpec[] = [
    ...where,
    { kind: 'hidden', name: 'id', value: view.id },
    { kind: 'hidden', name: 'expectedVersion', value: `${view.version}` },
    { kind: 'hidden', name: 'proposalId', value: proposal.id },
    said,
  ];
  if (name === 'support') return <StaffForm {...common} action={supportProposal} act="supportProposal" fields={own} />;
  if (name === 'end') return <StaffForm {...common} action={endSupport} act="endSupport" fields={own} />;
  if (name === 'withdraw')
    return <StaffForm {...common} action={withdrawProposal} act="withdrawProposal" tone="irreversible" fields={own} />;
  if (name === 'take') return <StaffForm {...common} action={takeProposal} act="takeProposal" fields={lead} />;
  if (name === 'answer')
    return (
      <StaffForm
        {...common}
        keep={keptOf({ at, view, typing }, `answer:${proposal.id}`)}
        action={noteComment}
        act="noteComment"
        fields={[
          ...lead,
          {
            kind: 'area',
            name: 'answer',
            label: t('form.answer'),
            help: t('form.answerHelp'),
            optional: translator(locale, 'staff')('form.optional'),
            rows: 3,
          },
        ]}
      />
    );
  return (
    <StaffForm
      {...common}
      keep={keptOf({ at, view, typing }, `return:${proposal.id}`)}
      action={returnProposal}
      act="returnProposal"
      fields={[...lead, reasonField(locale, { help: t('form.returnHelp') })]}
    />
  );
}

/** Every proposal that was made on the text, with what became of it: nothing that a State said is lost. */
export function Proposals({ at, view }: Props) {
  const { locale } = at;
  const t = translator(locale, 'text');
  const vocabulary = translator(locale, 'vocabulary');
  const marks = new Map(view.rolling.paragraphs.map(({ paragraph, mark, kind }) => [paragraph.id, { mark, kind }]));
  const comments = view.proposals.filter(({ kind }) => kind === 'comment').length;
  const pages = Math.max(1, Math.ceil(view.proposals.length / perPage));
  const page = Math.min(pages, Math.max(1, Number.parseInt(at.page ?? '1', 10) || 1));
  return (
    <Section title={t('proposals')} id="proposals" wide>
      <DataTable
        caption={t('proposalsCaption')}
        rowKey={({ id }) => id}
        groups={[{ key: 'all', rows: view.proposals.slice((page - 1) * perPage, page * perPage) }]}
        count={t('proposalCount', { count: view.proposals.length - comments, comments })}
        empty={
          view.adoptedAt || view.withdrawn ? (
            <EmptyState title={t('neverProposals')} />
          ) : (
            <EmptyState title={t('noProposals')}>{t('noProposalsLead')}</EmptyState>
          )
        }
        columns={[
          { key: 'by', label: t('proponents'), cell: (row) => named(view, row) },
          {
            key: 'on',
            label: t('paragraph'),
            cell: (row) => {
              const on = row.paragraphId ?? row.id;
              const mark = marks.get(on);
              return mark ? (
                <a href={textHref(at, { paragraph: on })}>{mark.mark ?? t('unnumbered')}</a>
              ) : (
                t('goneParagraph')
              );
            },
          },
          { key: 'kind', label: t('kind'), cell: ({ kind }) => vocabulary(`proposalKind.${kind}`) },
          {
            key: 'words',
            label: t('wordsLabel'),
            cell: ({ kind, words, language, after }) =>
              words?.[language] ? (
                <Words text={words[language]} language={language} />
              ) : kind === 'move' ? (
                movedTo(locale, view, after)
              ) : (
                '—'
              ),
          },
          {
            key: 'stage',
            label: t('became'),
            cell: ({ stage, reason }) => (
              <>
                {vocabulary(`proposalStage.${stage}`)}
                {reason && (
                  <span className="tw:block tw:wrap-anywhere tw:text-sm tw:font-normal tw:text-muted">
                    {reasonText(locale, reason)}
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
      <Pagination label={t('proposals')} links={linksOf(at, page, pages)} />
    </Section>
  );
}

/** Links to the pages of the proposals; none where one has them all. */
function linksOf(at: At, page: number, pages: number): PageLink[] {
  const t = translator(at.locale, 'text-part');
  const href = (to: number) => `${textHref(at, { page: to })}#proposals`;
  if (pages < 2) return [];
  return [
    ...(page > 1 ? [{ href: href(page - 1), label: t('earlierProposals'), rel: 'prev' as const }] : []),
    { href: href(page), label: t('pageOf', { page, pages }), current: true },
    ...(page < pages ? [{ href: href(page + 1), label: t('laterProposals'), rel: 'next' as const }] : []),
  ];
}
