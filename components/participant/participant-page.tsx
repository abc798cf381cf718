import type { ReactNode } from 'react';
import { CommitmentList } from '#components/commitment/commitment-list.tsx';
import { sourcesOfRow } from '#components/conference/conference-list.tsx';
import { Notices } from '#components/correction/notices.tsx';
import { OutcomeList, sourcesOfOutcome } from '#components/outcome/outcome-list.tsx';
import { AsParticipant } from '#components/participant/as-participant.tsx';
import { Attended, Delivered, More, NotListed, Statements } from '#components/participant/attended.tsx';
import { citedOfPeriod, citedOfTerm } from '#components/participant/cited.ts';
import { Names } from '#components/participant/names.tsx';
import { Bodies, InSecretariat, Periods, Terms } from '#components/participant/periods.tsx';
import { OnTheDay } from '#components/participant/standing.tsx';
import { type Numbered, numbered, sourcesOf } from '#components/source/numbered.ts';
import { languageOf } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { listFormat } from '#lib/language/formatter.ts';
import { type Key, translator } from '#lib/language/language.ts';
import type { Wrong } from '#lib/page/asked.ts';
import type { ParticipantView } from '#lib/participant/queries.ts';
import { participantPath } from '#lib/process/participant/rules.ts';
import { citedFor } from '#lib/source/rules.ts';

type Props = { locale: Locale; view: ParticipantView };
type PageProps = Props & { wrong: readonly Wrong[] };

/** One State or organization: what it is called, what it is on the day, all that it was and did; in one sentence, of what nothing is recorded. */
export function ParticipantPage({ locale, view, wrong }: PageProps) {
  const t = translator(locale, 'participant');
  const sources = numbered([
    ...view.periods.filter(({ id }) => id === view.standing?.id).flatMap(citedOfPeriod),
    view.source,
    ...view.mentioned,
    view.launch?.source,
    ...view.terms.flatMap((term) => [...citedOfTerm(term), ...sourcesOf({ ...term, source: null })]),
    ...view.periods.flatMap((row) => [...citedOfPeriod(row), ...sourcesOf({ ...row, source: null })]),
    ...view.conferences.rows.flatMap(sourcesOfRow),
    ...view.delivered.rows.map(({ statement }) => statement.source),
    ...view.outcomes.rows.flatMap(sourcesOfOutcome),
    ...[...view.bodies, ...view.secretariat].flatMap((row) => [...citedFor(row, 'kind'), ...sourcesOf(row)]),
    view.recorded,
  ]);
  const path = `/${locale}${participantPath(view.key)}`;
  const parts: Part[] = [
    { part: 'membership', has: view.periods.length > 0, wide: true, shown: <Periods {...{ locale, view, sources }} /> },
    { part: 'terms', has: view.terms.length > 0, wide: true, shown: <Terms {...{ locale, view, sources }} /> },
    {
      part: 'conferences',
      has: view.conferences.total > 0,
      wide: true,
      shown: <Attended {...{ locale, view, sources }} />,
    },
    {
      part: 'delivered',
      has: view.delivered.total > 0,
      shown: <Delivered {...{ locale, view, sources }} />,
    },
    { part: 'outcomes', has: view.outcomes.total > 0, wide: true, shown: <Adopted {...{ locale, view, sources }} /> },
    {
      part: 'commitments',
      has: view.commitments.total > 0,
      wide: true,
      shown: <Promised locale={locale} view={view} />,
    },
    { part: 'statements', has: view.statements.total > 0, shown: <Statements locale={locale} view={view} /> },
    {
      part: 'bodyMembership',
      has: view.bodies.length > 0,
      wide: true,
      shown: <Bodies {...{ locale, view, sources }} />,
    },
    {
      part: 'secretariat',
      has: view.secretariat.length > 0,
      wide: true,
      shown: <InSecretariat {...{ locale, view, sources }} />,
    },
  ];
  // Who supports the process has that among its names, whoever is its secretariat.
  const empty = parts
    .filter(({ part, has }) => !has && !(part === 'secretariat' && view.role === 'support-unit'))
    .map(({ part }) => t(`none.${part}`));
  return (
    <>
      <AsParticipant locale={locale} view={view} />
      <Breadcrumbs
        label={translator(locale, 'frame')('breadcrumbs')}
        items={[{ href: `/${locale}/members`, label: translator(locale, 'membership')('title') }]}
      />
      <PageHeading
        title={view.name}
        lang={languageOf(locale, view.name)}
        kicker={t(view.kind)}
        lead={view.formalName && view.formalName !== view.name ? <p>{view.formalName}</p> : null}
      />
      <Notices locale={locale} noun="participant" corrections={view.nameCorrections} />
      <Notices locale={locale} noun="membership" corrections={view.corrections} />
      <OnTheDay locale={locale} view={view} sources={sources} path={path} wrong={wrong} />
      {parts
        .filter(({ has }) => has)
        .map(({ part, wide = false, shown }) => (
          <Section key={part} title={t(`heading.${part}`)} id={part} wide={wide}>
            {shown}
          </Section>
        ))}
      <Section title={t('names')} id="names">
        <Names locale={locale} view={view} sources={sources} />
      </Section>
      {empty.length > 0 && (
        <Section title={t('unrecorded')}>
          <p>
            {empty.length === parts.length
              ? t('noneAtAll', { name: view.name })
              : t('noneOf', { name: view.name, what: listFormat(locale).format(empty) })}
          </p>
          {view.conferences.total === 0 && <NotListed locale={locale} view={view} />}
        </Section>
      )}
      <SourceList locale={locale} sources={sources} />
    </>
  );
}

type PartKey = Extract<Key<'participant'>, `none.${string}`> extends `none.${infer P}` ? P : never;
type Part = { part: PartKey; has: boolean; wide?: boolean; shown: ReactNode };

function Adopted({ locale, view, sources }: Props & { sources: Numbered }) {
  const t = translator(locale, 'participant');
  const { rows, total } = view.outcomes;
  return (
    <>
      <OutcomeList
        locale={locale}
        rows={rows}
        sources={sources}
        caption={t('outcomesCaption', { name: view.name })}
        conference
        total={total}
        empty={{ title: '' }}
      />
      <More
        href={`/${locale}/outcomes?participant=${encodeURIComponent(view.key)}`}
        shown={rows.length}
        total={total}
        words={t('outcomesAll', { count: total })}
      />
    </>
  );
}

function Promised({ locale, view }: Props) {
  const t = translator(locale, 'participant');
  const { rows, total } = view.commitments;
  return (
    <>
      <CommitmentList
        locale={locale}
        path={`/${locale}/commitments`}
        rows={rows}
        caption={t('commitmentsCaption', { name: view.name })}
        empty={{ title: '' }}
        total={total}
      />
      <More
        href={`/${locale}/commitments?actor=${encodeURIComponent(view.key)}`}
        shown={rows.length}
        total={total}
        words={t('commitmentsAll', { count: total })}
      />
    </>
  );
}
