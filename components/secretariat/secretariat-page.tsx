import { ArrangementLine } from '#components/secretariat/arrangement-line.tsx';
import { Cite } from '#components/source/cite.tsx';
import { Claims } from '#components/source/claims.tsx';
import { Note } from '#components/source/note.tsx';
import { type Numbered, numbered, sourcesOf } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { periodText } from '#components/source/when.ts';
import { dashes } from '#components/ui/dashes.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { ArrangementView, SecretariatView } from '#lib/secretariat/queries.ts';

/** The secretariat: its seat and host as far as they are agreed, what is only offered or claimed, and the support unit. */
export function SecretariatPage({ locale, view }: { locale: Locale; view: SecretariatView }) {
  const t = translator(locale, 'secretariat');
  const sources = numbered([...view.arrangements, ...view.claims].flatMap(sourcesOf));
  const lines = view.arrangements.filter((one) => one.kind !== 'support-unit');
  const inForce = lines.some((one) => one.stage === 'in-force');
  return (
    <>
      <PageHeading title={t('title')} lead={<p>{t(inForce ? 'leadInForce' : 'lead')}</p>} />
      <Section title={t('hosting')}>
        {lines.length === 0 && <EmptyState title={t('none')}>{t('noneLead')}</EmptyState>}
        {lines.map((one) => (
          <Arrangement key={one.id} locale={locale} arrangement={one} sources={sources} />
        ))}
      </Section>
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

type ArrangementProps = { locale: Locale; arrangement: ArrangementView; sources: Numbered };

function Arrangement({ locale, arrangement, sources }: ArrangementProps) {
  const t = translator(locale, 'secretariat');
  const kind = translator(locale, 'vocabulary')(`arrangementKind.${arrangement.kind}`);
  const { host, seat } = arrangement;
  return (
    <div className="tw:mb-8">
      <h3>
        {kind}
        <Cite locale={locale} sources={sources} of={arrangement.source} />
      </h3>
      <Facts
        items={[
          { term: t('host'), value: host?.name },
          { term: t('seat'), value: seat && <Quoted locale={locale}>{seat}</Quoted> },
          {
            term: t('instrument'),
            value: arrangement.instrument && <Quoted locale={locale}>{arrangement.instrument}</Quoted>,
          },
        ]}
      />
      <ArrangementLine locale={locale} arrangement={arrangement} />
      {arrangement.stage === 'offered' && <Notice>{<p>{t('offeredOnly')}</p>}</Notice>}
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

type SupportProps = { locale: Locale; view: SecretariatView; sources: Numbered };

function SupportUnit({ locale, view, sources }: SupportProps) {
  const t = translator(locale, 'secretariat');
  const arrangements = view.arrangements.filter((one) => one.kind === 'support-unit');
  if (view.supportUnit.length === 0 && arrangements.length === 0) return null;
  return (
    <Section title={t('supportUnit')}>
      <Facts
        items={[
          ...view.supportUnit.map((one) => ({
            term: one.acronym,
            value: (
              <>
                <Quoted locale={locale}>{one.name}</Quoted>
                {one.since && (
                  <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
                    {periodText(locale, one.since, null)}
                  </span>
                )}
              </>
            ),
          })),
          { term: t('tasks'), value: view.tasks && <Tasks locale={locale} text={view.tasks} /> },
        ]}
      />
      {arrangements.map((one) => (
        <Claims key={one.id} locale={locale} sources={sources} claims={one.claims} />
      ))}
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
