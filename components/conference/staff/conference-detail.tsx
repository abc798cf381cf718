import type { ReactNode } from 'react';
import { FormerDays, supporters } from '#components/conference/conference-facts.tsx';
import { namesOf, placeOf, Stage } from '#components/conference/conference-list.tsx';
import { ExerciseBanner, ExerciseMark } from '#components/conference/exercise-mark.tsx';
import { AgendaSection } from '#components/conference/staff/agenda.tsx';
import { ConferenceDocuments } from '#components/conference/staff/conference-documents.tsx';
import { ConferenceSteps } from '#components/conference/staff/conference-steps.tsx';
import { StatementsSection } from '#components/conference/staff/statements.tsx';
import { whenHeld } from '#components/conference/when-held.ts';
import { Notices } from '#components/correction/notices.tsx';
import { Cite } from '#components/source/cite.tsx';
import { Claims } from '#components/source/claims.tsx';
import { Note } from '#components/source/note.tsx';
import { type Numbered, numbered, sourcesOf } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { SourcesLink } from '#components/source/staff/citations-page.tsx';
import { Actions } from '#components/ui/actions.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { StaffConference } from '#lib/conference/staff/queries.ts';
import { translator } from '#lib/language/language.ts';

/** `idempotencyKeys`: one key for each form of the page. */
type Props = {
  locale: Locale;
  conference: StaffConference;
  workingLanguages: readonly string[];
  idempotencyKeys: Record<'agenda' | 'first' | 'second', string>;
  /** What stands between its agenda and its documents. */
  children?: ReactNode;
};

/** One conference as the office keeps it: its facts, the steps that may follow, its agenda and its documents. */
export function ConferenceDetail({ locale, conference, workingLanguages, idempotencyKeys, children }: Props) {
  const t = translator(locale, 'staff-conference');
  const office = translator(locale, 'staff');
  const { id, slug, title, titleLanguage, body, ordinal, stage, exercise, claims, can } = conference;
  const sources = numbered(sourcesOf(conference));
  return (
    <>
      <Breadcrumbs
        label={office('above')}
        items={[{ href: `/${locale}/portal/staff/conference`, label: office('area.conference') }]}
      />
      <PageHeading
        title={
          <>
            <Quoted locale={locale} language={titleLanguage}>
              {title}
            </Quoted>
            <ExerciseMark locale={locale} of={conference} />
          </>
        }
        kicker={<Quoted locale={locale}>{ordinal === null ? body : `${body}, ${ordinal}`}</Quoted>}
      >
        <Actions>
          <Stage locale={locale} stage={stage} />
          {can.revise && (
            <LinkButton tone="quiet" href={`/${locale}/portal/staff/conference/${id}/revise`}>
              {t('revise')}
            </LinkButton>
          )}
          {stage !== 'planned' && !exercise && <a href={`/${locale}/conferences/${slug}`}>{t('public')}</a>}
        </Actions>
      </PageHeading>
      <ExerciseBanner locale={locale} of={conference} />
      <Notices locale={locale} noun="conference" corrections={conference.corrections} />
      {can.move && (
        <ConferenceSteps
          locale={locale}
          conference={conference}
          idempotencyKeys={[idempotencyKeys.first, idempotencyKeys.second]}
        />
      )}
      <Section title={t('facts')} wide>
        <ConferenceFacts locale={locale} conference={conference} sources={sources} />
        <Claims locale={locale} sources={sources} claims={claims} />
        {claims.length > 0 && <a href={`/${locale}/portal/staff/claim`}>{t('differLink')}</a>}
        {can.revise && <SourcesLink locale={locale} noun="conference" subject={id} />}
      </Section>
      <AgendaSection
        locale={locale}
        conference={conference}
        workingLanguages={workingLanguages}
        idempotencyKey={idempotencyKeys.agenda}
      />
      <StatementsSection locale={locale} conference={conference} />
      {children}
      <ConferenceDocuments locale={locale} conference={conference} />
      <SourceList locale={locale} sources={sources} kept />
    </>
  );
}

type FactsProps = { locale: Locale; conference: StaffConference; sources: Numbered };

function ConferenceFacts({ locale, conference, sources }: FactsProps) {
  const words = translator(locale, 'conference');
  const vocabulary = translator(locale, 'vocabulary');
  const quoted = (text: string | null) => text && <Quoted locale={locale}>{text}</Quoted>;
  const noted = (text: string | null) =>
    text && (
      <Note locale={locale} sources={sources}>
        {text}
      </Note>
    );
  return (
    <Facts
      items={[
        {
          term: words('date'),
          value: (
            <>
              {whenHeld(locale, conference)}
              <Cite locale={locale} sources={sources} of={conference.source} />
            </>
          ),
        },
        {
          term: words('formerly'),
          value: conference.formerDays.length > 0 && <FormerDays locale={locale} days={conference.formerDays} />,
        },
        { term: words('opensAt'), value: conference.opensAt },
        { term: words('place'), value: placeOf(locale, { ...conference, mode: null }) },
        { term: words('host'), value: namesOf(conference.hosts) },
        { term: words('chairs'), value: namesOf(conference.chairs) },
        { term: words('observers'), value: namesOf(conference.observers) },
        { term: words('mode'), value: conference.mode && vocabulary(`conferenceMode.${conference.mode}`) },
        { term: words('venue'), value: quoted(conference.venue) },
        { term: words('zone'), value: conference.zone },
        { term: words('organiser'), value: noted(conference.organiser) },
        { term: words('support'), value: quoted(supporters(conference.support)) },
        { term: words('financedBy'), value: quoted(conference.financedBy) },
        { term: words('theme'), value: quoted(conference.theme) },
        { term: words('confidentiality'), value: quoted(conference.confidentiality) },
        { term: words('note'), value: noted(conference.note) },
      ]}
    />
  );
}
