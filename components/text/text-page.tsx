import { AdoptionSection } from '#components/adoption/adoption-section.tsx';
import { ExerciseMark } from '#components/conference/exercise-mark.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { DraftsWithoutPlace } from '#components/text/delegate/draft.tsx';
import { Files } from '#components/text/files.tsx';
import { Follow } from '#components/text/follow.tsx';
import { LeadActs } from '#components/text/lead-acts.tsx';
import { ParagraphPanel } from '#components/text/paragraph-panel.tsx';
import { Proposals } from '#components/text/proposals.tsx';
import { Round } from '#components/text/round.tsx';
import { type At, textHref } from '#components/text/text-href.ts';
import { TextLife } from '#components/text/text-life.tsx';
import { TextParts } from '#components/text/text-parts.tsx';
import { TimeLeft } from '#components/text/time-left.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkSet } from '#components/ui/link-set.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { KeptTyping } from '#lib/account/typing/queries.ts';
import type { AdoptionView } from '#lib/adoption/queries.ts';
import { formatInstant, labelled, languageName, translator } from '#lib/language/language.ts';
import type { TextView } from '#lib/text/queries.ts';
import { entitledNow } from '#lib/text/rights/rules.ts';

type Props = {
  at: At;
  view: TextView;
  newKey: () => string;
  limitMb: number;
  typing: readonly KeptTyping[];
  adoption: AdoptionView;
};

/** A text as it is negotiated, for whoever may see it: how it stands, what they may do at each paragraph, and what runs on it. */
export function TextPage({ at, view, newKey, typing, limitMb, adoption }: Props) {
  const { locale, room } = at;
  const t = translator(locale, 'text');
  const office = translator(locale, 'staff');
  const above = `/${locale}/portal${room === 'staff' ? '/staff/text' : '/desk/agreement'}`;
  return (
    <>
      <Breadcrumbs
        label={office('above')}
        items={[{ href: above, label: room === 'staff' ? office('area.text') : t('agreements') }]}
      />
      <PageHeading
        title={
          <Quoted locale={locale} language={view.titleLanguage}>
            {view.title}
          </Quoted>
        }
        kicker={
          view.conference && (
            <>
              {[view.symbol, view.conference.title].filter(Boolean).join(' · ')}
              <ExerciseMark locale={locale} of={view} />
            </>
          )
        }
      />
      <Follow
        key={view.standing}
        address={`/api/live/${view.id}`}
        how="tell"
        shown={view.standing}
        words={{ changed: t('live.changed'), show: t('live.show'), lost: t('live.lost') }}
      />
      <Standing at={at} view={view} />
      <AdoptionSection at={at} view={adoption} text={view} typing={typing} newKey={newKey} />
      <Section title={t('theText')} id="text" wide>
        <LinkSet
          label={t('readIn')}
          items={view.languages.map((language) => ({
            href: textHref(at, { language }),
            label: languageName(locale, language),
            current: language === view.language,
            lang: language,
          }))}
        />
        <p className="tw:text-sm">
          <a
            className="tw:inline-block tw:py-1.5"
            href={`${textHref(at, {}).split('?')[0]}/projector?language=${view.language}`}
          >
            {t('live.projector')}
          </a>
        </p>
        <Parity at={at} view={view} />
        {view.rolling.paragraphs.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyLead')}</EmptyState>
        ) : (
          <TextParts
            at={at}
            view={view}
            below={(one) => <ParagraphPanel at={at} view={view} one={one} newKey={newKey} typing={typing} />}
          />
        )}
        {view.rolling.lost.length > 0 && <p>{t('lost', { count: view.rolling.lost.length })}</p>}
      </Section>
      <DraftsWithoutPlace at={at} view={view} newKey={newKey} />
      <Round at={at} view={view} newKey={newKey} typing={typing} />
      <Proposals at={at} view={view} newKey={newKey} />
      <LeadActs at={at} view={view} newKey={newKey} typing={typing} />
      <Files at={at} view={view} newKey={newKey} limitMb={limitMb} />
      <Revisions at={at} view={view} />
      <TextLife locale={locale} moments={adoption.life} />
    </>
  );
}

/** How a text stands, in a sentence. */
function Standing({ at: { locale }, view }: { at: At; view: TextView }) {
  const t = translator(locale, 'text');
  const when = (instant: string) => formatInstant(locale, new Date(instant), view.zone);
  // A round of comments takes what comes late until it is closed.
  const isPast = view.openRound !== null && new Date(view.openRound.closesAt) <= new Date(view.now);
  if (view.withdrawn)
    return (
      <Notice title={t('standing.withdrawn')}>
        <p>{view.withdrawalReason}</p>
      </Notice>
    );
  if (view.adoptedAt) return <Notice title={t('standing.adopted', { when: when(view.adoptedAt) })}>{null}</Notice>;
  if (view.silenceUntil)
    return (
      <Notice tone="awaits" title={t('standing.silence', { when: when(view.silenceUntil) })}>
        <TimeLeft locale={locale} now={view.now} until={view.silenceUntil} zone={view.zone} />
      </Notice>
    );
  if (view.revision === null) return <Notice title={t('standing.draft')}>{t('standing.draftLead')}</Notice>;
  if (view.openRound?.isTaking)
    return (
      <Notice
        tone="awaits"
        title={t(`standing.round.${isPast ? 'late' : view.openRound.kind}`, { when: when(view.openRound.closesAt) })}
      >
        {!isPast && <TimeLeft locale={locale} now={view.now} until={view.openRound.closesAt} zone={view.zone} />}
        {view.delegation && !entitledNow(view.openRound, view.entitledToday) && (
          <p>{t(view.openRound.entitled ? 'standing.entitledNoLonger' : 'standing.notEntitled')}</p>
        )}
        {view.openRound.kind === 'comments' && view.can.reply && (
          <p>
            {t('standing.instead.reply')} <a href="#round">{t('standing.instead.toReply')}</a>
          </p>
        )}
        {view.openRound.kind === 'comments' && view.can.redraft && !view.can.reply && (
          <p>{t('standing.instead.wait')}</p>
        )}
      </Notice>
    );
  return <Notice title={t('standing.between')}>{view.can.lead ? null : t('standing.betweenLead')}</Notice>;
}

/** Which languages say what the original says. */
function Parity({ at: { locale }, view }: { at: At; view: TextView }) {
  const t = translator(locale, 'text');
  const behind = view.parity.filter(({ behind: late, missing }) => late + missing > 0);
  if (behind.length === 0) return null;
  return (
    <ul className="tw:my-3 tw:text-sm tw:text-muted">
      {behind.map(({ language, behind: late, missing }) => (
        <li key={language}>{t('parity', { language: languageName(locale, language), behind: late, missing })}</li>
      ))}
    </ul>
  );
}

function Revisions({ at, view }: { at: At; view: TextView }) {
  const { locale, room } = at;
  const t = translator(locale, 'text');
  const nameOf = ({ symbol, number }: Pick<TextView['revisions'][number], 'symbol' | 'number'>) =>
    symbol ?? t('revisionNumber', { number });
  return (
    <Section title={t('revisions')} id="revisions" wide>
      <DataTable
        caption={t('revisionsCaption')}
        rowKey={({ id }) => id}
        groups={[{ key: 'all', rows: view.revisions }]}
        empty={<EmptyState title={t('noRevision')}>{t('noRevisionLead')}</EmptyState>}
        columns={[
          {
            key: 'symbol',
            label: t('symbol'),
            cell: ({ symbol, number, documentId }) => {
              const name = nameOf({ symbol, number });
              return documentId ? (
                <a href={`/${locale}/portal/${room === 'staff' ? 'staff' : 'desk'}/document/${documentId}`}>{name}</a>
              ) : (
                name
              );
            },
          },
          { key: 'cut', label: t('issuedAt'), cell: ({ cutAt }) => formatInstant(locale, new Date(cutAt), view.zone) },
          {
            key: 'hash',
            label: t('hash'),
            cell: ({ id, hash, receipt, ...revision }) => (
              <>
                <code className="tw:text-sm tw:break-all">{hash}</code>
                {receipt && (
                  <a
                    className="tw:block tw:text-sm"
                    href={`/${locale}/portal/${room}/receipt/revision/${id}`}
                    aria-label={labelled(locale, translator(locale, 'adoption')('toReceipt'), nameOf(revision))}
                  >
                    {translator(locale, 'adoption')('toReceipt')}
                  </a>
                )}
              </>
            ),
          },
          {
            key: 'compare',
            label: t('compare'),
            cell: ({ symbol, number }) =>
              number > 0 && (
                <a
                  href={`${textHref(at, {}).split('?')[0]}/compare?from=${number - 1}&to=${number}`}
                  aria-label={labelled(locale, t('compareWithLast'), nameOf({ symbol, number }))}
                >
                  {t('compareWithLast')}
                </a>
              ),
          },
        ]}
      />
    </Section>
  );
}
