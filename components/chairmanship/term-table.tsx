import { ParticipantLink } from '#components/participant/participant-link.tsx';
import { Cites } from '#components/source/cite.tsx';
import { besideNote } from '#components/source/claim-groups.ts';
import { Claims } from '#components/source/claims.tsx';
import { ConferenceLink } from '#components/source/conference-link.tsx';
import { Note } from '#components/source/note.tsx';
import { type Numbered, sourcesOf } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Dated, Timed } from '#components/source/timed.tsx';
import { periodText } from '#components/source/when.ts';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { type Mark, Status, type Tone } from '#components/ui/status.tsx';
import type { Locale, TermStage } from '#db/vocabulary.ts';
import type { OfficeView, TermView } from '#lib/chairmanship/queries.ts';
import { citedEnds } from '#lib/chairmanship/rules.ts';
import { formatPartialDate, translator } from '#lib/language/language.ts';
import type { SourceView } from '#lib/source/queries.ts';
import { citedFor } from '#lib/source/rules.ts';
import { type Period, UNKNOWN } from '#lib/time/period.ts';

type Props = { locale: Locale; office: OfficeView; sources: Numbered };

const looks: Record<TermStage, { mark: Mark; tone: Tone }> = {
  offered: { mark: 'dashed', tone: 'plain' },
  designated: { mark: 'half', tone: 'plain' },
  incumbent: { mark: 'solid', tone: 'lapis' },
  completed: { mark: 'solid', tone: 'quiet' },
  declined: { mark: 'hollow', tone: 'quiet' },
};

/** Every term of the office, actual and nominal, with the meeting of hand-over. */
export function TermTable({ locale, office, sources }: Props) {
  const t = translator(locale, 'chairmanship');
  const vocabulary = translator(locale, 'vocabulary');
  const handOver = {
    key: 'handOver',
    label: t('handOver'),
    cell: (term: TermView) =>
      term.handOver && (
        <>
          <ConferenceLink locale={locale} to={term.handOver} />
          <Cites locale={locale} sources={sources} of={citedFor(term, 'handOver')} />
        </>
      ),
  };
  return (
    <DataTable
      caption={t('table', { office: office.name })}
      columns={[
        { key: 'state', label: t('holder'), cell: (term) => <StateOf locale={locale} term={term} /> },
        {
          key: 'stage',
          label: t('stage'),
          derived: true,
          cell: (term) => <Status {...looks[term.stage]}>{vocabulary(`termStage.${term.stage}`)}</Status>,
        },
        {
          key: 'actual',
          label: t('actual'),
          cell: (term) => (
            <>
              <Dates locale={locale} term={term} kind="actual" sources={sources} />
              {term.instrument && (
                <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
                  {t('decidedBy')} <Quoted locale={locale}>{term.instrument}</Quoted>
                </span>
              )}
            </>
          ),
        },
        {
          key: 'nominal',
          label: t('nominal'),
          cell: (term) => <Dates locale={locale} term={term} kind="nominal" sources={sources} />,
        },
        ...(office.terms.some((term) => term.handOver) ? [handOver] : []),
      ]}
      groups={[{ key: 'terms', rows: office.terms }]}
      rowKey={(term) => term.id}
      empty={<EmptyState title={t('noTerms')} />}
      count={t('count', { count: office.terms.length })}
    />
  );
}

const StateOf = ({ locale, term }: { locale: Locale; term: TermView }) => (
  <>
    <ParticipantLink locale={locale} of={{ key: term.participant, name: term.holder }} />{' '}
    <abbr className="tw:ms-[0.5em] tw:text-[0.8125em] tw:tracking-wide tw:text-muted tw:no-underline">{term.code}</abbr>
  </>
);

type DatesProps = { locale: Locale; term: TermView; kind: 'actual' | 'nominal'; sources: Numbered };

/** From when to when, each end with its own sources; in a phrase, with those of both ends after it. */
function Dates({ locale, term, kind, sources }: DatesProps) {
  const of: Period = term[kind];
  const ends = citedEnds(term, kind);
  const cites = (all: readonly SourceView[]) => <Cites locale={locale} sources={sources} of={all} />;
  const { from, to } = of;
  if (from && to && to !== UNKNOWN && !from.bound && !to.bound && !isSame(ends.from, ends.to))
    return (
      <>
        <Dated locale={locale} date={from} />
        {cites(ends.from)}
        {'\u00a0– '}
        <Dated locale={locale} date={to} />
        {cites(ends.to)}
      </>
    );
  const said =
    from && to && to !== UNKNOWN && !from.bound && !to.bound
      ? [from, to].map((date) => formatPartialDate(locale, date)).join('\u00a0– ')
      : periodText(locale, from, to);
  const all = said || kind === 'nominal' ? citedOnce([...ends.from, ...ends.to]) : citedFor(term, 'note');
  return (
    <>
      {said ? (
        <Timed locale={locale} dates={[from, to]}>
          {said}
        </Timed>
      ) : (
        <span data-derived className="tw:text-sm tw:font-normal tw:text-muted">
          {translator(locale, 'date')('notKnown')}
        </span>
      )}
      {cites(all)}
    </>
  );
}

const keysOf = (all: readonly SourceView[]): string => all.map(({ key }) => key).join();
const isSame = (a: readonly SourceView[], b: readonly SourceView[]): boolean => keysOf(a) === keysOf(b);
const citedOnce = (all: readonly SourceView[]): SourceView[] => [...new Map(all.map((one) => [one.key, one])).values()];

/** All sources that the page of a term cites, in the order in which it does. */
export function sourcesOfTerm(term: TermView): (SourceView | null | undefined)[] {
  const dates = (['actual', 'nominal'] as const).flatMap((kind) => Object.values(citedEnds(term, kind)).flat());
  return [
    ...dates,
    ...(dates.length === 0 || term.note ? citedFor(term, 'note') : []),
    ...(term.handOver ? citedFor(term, 'handOver') : []),
    ...sourcesOf({ mentioned: term.mentioned, claims: term.claims }),
  ];
}

/** Is there a note on the term, or do sources differ on it? */
export const hasRemarks = ({ note, claims }: TermView): boolean => note !== null || claims.length > 0;

/** The terms on which sources differ or that carry a note, one after another. */
export function TermRemarks({ locale, office, sources }: Props) {
  return office.terms.filter(hasRemarks).map((term) => (
    <div key={term.id} className="tw:not-first:mt-6">
      <h3>{term.holder}</h3>
      {term.note && (
        <p>
          <Note locale={locale} sources={sources} of={citedFor(term, 'note')}>
            {term.note}
          </Note>
        </p>
      )}
      <Claims locale={locale} sources={sources} claims={besideNote(term.claims, term.note)} />
    </div>
  ));
}
