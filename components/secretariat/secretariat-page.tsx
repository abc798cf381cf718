import type { ReactNode } from 'react';
import { Notices } from '#components/correction/notices.tsx';
import { ParticipantLink, ParticipantLinks } from '#components/participant/participant-link.tsx';
import { ArrangementLine } from '#components/secretariat/arrangement-line.tsx';
import { Cites } from '#components/source/cite.tsx';
import { Claims } from '#components/source/claims.tsx';
import { Note } from '#components/source/note.tsx';
import { type Numbered, numbered, sourcesOf } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { capital } from '#components/source/sentence.ts';
import { SourceList } from '#components/source/source-list.tsx';
import { Period } from '#components/source/timed.tsx';
import { dashes } from '#components/ui/dashes.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { type Fact, Facts } from '#components/ui/facts.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { ArrangementView, SecretariatView } from '#lib/secretariat/queries.ts';
import { supportedBy, tellsStory } from '#lib/secretariat/rules.ts';
import type { CitableField } from '#lib/source/citation/rules.ts';
import { citedByField, citedFor } from '#lib/source/rules.ts';

/** Who serves the process as its secretariat; what was offered and agreed, where there is such a story; and what sources say of it. */
export function SecretariatPage({ locale, view }: { locale: Locale; view: SecretariatView }) {
  const t = translator(locale, 'secretariat');
  const sources = numbered([
    ...[...view.arrangements.filter(isServing), ...view.arrangements.filter((one) => !isServing(one))].flatMap(
      (one) => [
        ...citedFor(one, 'kind'),
        ...Object.values(citedByField(one, saidOf(one))).flat(),
        ...sourcesOf({ mentioned: one.mentioned, claims: one.claims }),
      ],
    ),
    ...view.claims.flatMap(sourcesOf),
    ...view.supportUnit.flatMap((one) => supportedBy(view.process, one)),
    ...(view.tasks ? citedFor(view.process, 'supportUnitTasks') : []),
  ]);
  const serving = view.arrangements.filter(isServing);
  const others = view.arrangements.filter(({ stage }) => stage !== 'in-force');
  return (
    <>
      <PageHeading title={t('title')} lead={<p>{t(leadOf(view.arrangements))}</p>} />
      <Notices locale={locale} noun="arrangement" corrections={view.corrections} />
      {serving.length > 0 && (
        <Section title={t('serving')}>
          {serving.map((one) => (
            <Arrangement key={one.id} locale={locale} arrangement={one} sources={sources} />
          ))}
        </Section>
      )}
      {(others.length > 0 || serving.length === 0) && (
        <Section
          title={t(others.every(({ stage }) => stage === 'terminated') && others.length > 0 ? 'before' : 'hosting')}
        >
          {others.length === 0 && <EmptyState title={t('none')}>{t('noneLead')}</EmptyState>}
          {others.map((one) => (
            <Arrangement key={one.id} locale={locale} arrangement={one} sources={sources} />
          ))}
        </Section>
      )}
      {view.claims.length > 0 && (
        <Section title={t('claims')}>
          <p>{t('claimsLead')}</p>
          <Claims locale={locale} sources={sources} claims={view.claims} />
        </Section>
      )}
      <SupportUnit locale={locale} view={view} sources={sources} />
      <SourceList locale={locale} sources={sources} />
    </>
  );
}

/** An agreement in force; somebody who serves; an offer and no more; or nothing recorded. */
function leadOf(arrangements: readonly ArrangementView[]): 'leadInForce' | 'leadServing' | 'lead' | 'leadNone' {
  const serving = arrangements.filter(({ stage }) => stage === 'in-force');
  if (serving.some(({ steps }) => tellsStory(steps))) return 'leadInForce';
  if (serving.length > 0) return 'leadServing';
  return arrangements.some(({ stage }) => stage !== 'terminated') ? 'lead' : 'leadNone';
}

type ArrangementProps = { locale: Locale; arrangement: ArrangementView; sources: Numbered };

const isServing = ({ stage }: ArrangementView): boolean => stage === 'in-force';

/** From when to when it serves or served, as far as that is said. */
const spanOf = (one: ArrangementView) => ({
  from: one.from ?? one.steps.find(({ stage }) => stage === 'in-force')?.on ?? null,
  to: one.to ?? (one.stage === 'terminated' ? one.on : null),
});

/** What the register says of an arrangement, by the fields of which sources may be named. */
const saidOf = (one: ArrangementView): Partial<Record<CitableField, unknown>> => ({
  host: one.hosts,
  runBy: one.runners,
  seat: one.seat,
  ...spanOf(one),
  funding: one.funding,
  stage: one.stage,
  note: one.note,
});

/** What is said of an arrangement beside its stages, each with its sources where the page numbers them. */
export function arrangementFacts(locale: Locale, one: ArrangementView, sources?: Numbered): Fact[] {
  const t = translator(locale, 'secretariat');
  const quoted = (text: string | null) => text && <Quoted locale={locale}>{text}</Quoted>;
  const links = (all: ArrangementView['hosts']) => all.length > 0 && <ParticipantLinks locale={locale} of={all} />;
  const { from, to } = spanOf(one);
  const fact = (term: string, value: ReactNode, ...fields: CitableField[]): Fact => ({
    term,
    value: value ? (
      <>
        {value}
        {sources && <Cites locale={locale} sources={sources} of={citedFor(one, ...fields)} />}
      </>
    ) : null,
  });
  return [
    fact(t('hosts'), links(one.hosts), 'host'),
    fact(t('runners'), links(one.runners), 'runBy'),
    fact(t('seat'), quoted(one.seat), 'seat'),
    fact(t('period'), (from || to) && <Period locale={locale} of={{ from, to }} />, ...endsOf({ from, to })),
    fact(t('funding'), quoted(one.funding), 'funding'),
  ];
}

/** The ends of a span that are said. */
const endsOf = ({ from, to }: { from: unknown; to: unknown }): CitableField[] => [
  ...(from ? (['from'] as const) : []),
  ...(to ? (['to'] as const) : []),
];

function Arrangement({ locale, arrangement, sources }: ArrangementProps) {
  const t = translator(locale, 'secretariat');
  const vocabulary = translator(locale, 'vocabulary');
  const { instrument, stage, steps } = arrangement;
  const story = tellsStory(steps);
  const stageCites = <Cites locale={locale} sources={sources} of={citedFor(arrangement, 'stage')} />;
  return (
    <div className="tw:mb-8">
      <h3>
        {vocabulary(`arrangementKind.${arrangement.kind}`)}
        <Cites locale={locale} sources={sources} of={citedFor(arrangement, 'kind')} />
      </h3>
      <Facts
        items={[
          ...arrangementFacts(locale, arrangement, sources),
          {
            term: t('instrument'),
            value: instrument && (
              <>
                <Quoted locale={locale}>{instrument}</Quoted>
                {stageCites}
              </>
            ),
          },
          {
            term: t('stage'),
            value: !story && stage !== 'in-force' && (
              <>
                {vocabulary(`arrangementStage.${stage}`)}
                {stageCites}
              </>
            ),
          },
        ]}
      />
      {story && <ArrangementLine locale={locale} arrangement={arrangement} />}
      {stage === 'offered' && (
        <Notice>
          <p>
            {t('offeredOnly')}
            {stageCites}
          </p>
        </Notice>
      )}
      {arrangement.note && (
        <p className="tw:mt-3">
          <Note locale={locale} sources={sources} of={citedFor(arrangement, 'note')}>
            {arrangement.note}
          </Note>
        </p>
      )}
      <Claims locale={locale} sources={sources} claims={arrangement.claims} />
    </div>
  );
}

type SupportProps = { locale: Locale; view: SecretariatView; sources: Numbered };

function SupportUnit({ locale, view, sources }: SupportProps) {
  const t = translator(locale, 'secretariat');
  if (view.supportUnit.length === 0 && !view.tasks) return null;
  return (
    <Section title={t('supportUnit')}>
      <Facts
        items={[
          ...view.supportUnit.map((one) => ({
            term: one.acronym,
            value: (
              <>
                <ParticipantLink locale={locale} of={{ key: `org:${one.acronym}`, name: one.name }} />
                <Cites locale={locale} sources={sources} of={supportedBy(view.process, one)} />
                {one.since && (
                  <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
                    <Period locale={locale} of={{ from: one.since, to: null }} />
                  </span>
                )}
              </>
            ),
          })),
          {
            term: t('tasks'),
            value: view.tasks && (
              <Tasks locale={locale} text={view.tasks}>
                <Cites locale={locale} sources={sources} of={citedFor(view.process, 'supportUnitTasks')} />
              </Tasks>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** Tasks that the source lists between semicolons stand as a list. */
export function Tasks({ locale, text, children }: { locale: Locale; text: string; children?: ReactNode }) {
  const tasks = text.split(';').map((task) => capital(task.trim()));
  if (tasks.length === 1)
    return (
      <>
        <Quoted locale={locale}>{text}</Quoted>
        {children}
      </>
    );
  return (
    <ul className={dashes}>
      {tasks.map((task, at) => (
        <li key={task}>
          <Quoted locale={locale}>{task}</Quoted>
          {at === tasks.length - 1 && children}
        </li>
      ))}
    </ul>
  );
}
