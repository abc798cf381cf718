import { Notices } from '#components/correction/notices.tsx';
import { ParticipantLink, ParticipantLinks } from '#components/participant/participant-link.tsx';
import { ArrangementLine } from '#components/secretariat/arrangement-line.tsx';
import { Cite } from '#components/source/cite.tsx';
import { Claims } from '#components/source/claims.tsx';
import { Note } from '#components/source/note.tsx';
import { type Numbered, numbered, sourcesOf } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { Period } from '#components/source/timed.tsx';
import { dashes } from '#components/ui/dashes.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { ArrangementView, SecretariatView } from '#lib/secretariat/queries.ts';
import { tellsStory } from '#lib/secretariat/rules.ts';

/** The secretariat: its seat and host as far as they are agreed, what is only offered or claimed, and the support unit. */
/** Who serves the process as its secretariat; what was offered and agreed, where there is such a story; and what sources say of it. */
export function SecretariatPage({ locale, view }: { locale: Locale; view: SecretariatView }) {
  const t = translator(locale, 'secretariat');
  const sources = numbered([...view.arrangements, ...view.claims].flatMap(sourcesOf));
  const serving = view.arrangements.filter(({ stage }) => stage === 'in-force');
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
      <SupportUnit locale={locale} view={view} />
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

/** What is said of an arrangement beside its stages. */
export function arrangementFacts(locale: Locale, one: ArrangementView) {
  const t = translator(locale, 'secretariat');
  const quoted = (text: string | null) => text && <Quoted locale={locale}>{text}</Quoted>;
  const links = (all: ArrangementView['hosts']) => all.length > 0 && <ParticipantLinks locale={locale} of={all} />;
  const begun = one.from ?? one.steps.find(({ stage }) => stage === 'in-force')?.on ?? null;
  const ended = one.to ?? (one.stage === 'terminated' ? one.on : null);
  return [
    { term: t('hosts'), value: links(one.hosts) },
    { term: t('runners'), value: links(one.runners) },
    { term: t('seat'), value: quoted(one.seat) },
    { term: t('period'), value: (begun || ended) && <Period locale={locale} of={{ from: begun, to: ended }} /> },
    { term: t('funding'), value: quoted(one.funding) },
  ];
}

function Arrangement({ locale, arrangement, sources }: ArrangementProps) {
  const t = translator(locale, 'secretariat');
  const vocabulary = translator(locale, 'vocabulary');
  const { instrument, stage, steps } = arrangement;
  const story = tellsStory(steps);
  return (
    <div className="tw:mb-8">
      <h3>
        {vocabulary(`arrangementKind.${arrangement.kind}`)}
        <Cite locale={locale} sources={sources} of={arrangement.source} />
      </h3>
      <Facts
        items={[
          ...arrangementFacts(locale, arrangement),
          { term: t('instrument'), value: instrument && <Quoted locale={locale}>{instrument}</Quoted> },
          { term: t('stage'), value: !story && stage !== 'in-force' && vocabulary(`arrangementStage.${stage}`) },
        ]}
      />
      {story && <ArrangementLine locale={locale} arrangement={arrangement} />}
      {stage === 'offered' && <Notice>{<p>{t('offeredOnly')}</p>}</Notice>}
      {arrangement.note && (
        <p className="tw:mt-3">
          <Note locale={locale} sources={sources}>
            {arrangement.note}
          </Note>
        </p>
      )}
      <Claims locale={locale} sources={sources} claims={arrangement.claims} />
    </div>
  );
}

type SupportProps = { locale: Locale; view: SecretariatView };

function SupportUnit({ locale, view }: SupportProps) {
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
                {one.since && (
                  <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
                    <Period locale={locale} of={{ from: one.since, to: null }} />
                  </span>
                )}
              </>
            ),
          })),
          { term: t('tasks'), value: view.tasks && <Tasks locale={locale} text={view.tasks} /> },
        ]}
      />
    </Section>
  );
}

/** Tasks that the source lists between semicolons stand as a list. */
export function Tasks({ locale, text }: { locale: Locale; text: string }) {
  const tasks = text.split(';').map((task) => task.trim());
  if (tasks.length === 1) return <Quoted locale={locale}>{text}</Quoted>;
  return (
    <ul className={dashes}>
      {tasks.map((task) => (
        <li key={task}>
          <Quoted locale={locale}>{task}</Quoted>
        </li>
      ))}
    </ul>
  );
}
