import type { ReactNode } from 'react';
import { agendaNumber } from '#components/conference/agenda-number.ts';
import { FormerDays, supporters } from '#components/conference/conference-facts.tsx';
import { namesOf, Stage } from '#components/conference/conference-list.tsx';
import { ConferenceChanged } from '#components/conference/conference-page.tsx';
import { ExerciseBanner, ExerciseMark } from '#components/conference/exercise-mark.tsx';
import { cityOf } from '#components/conference/place-unknown.tsx';
import { whenHeld } from '#components/conference/when-held.ts';
import { Notices } from '#components/correction/notices.tsx';
import { DeskDocuments } from '#components/document/delegate/documents.tsx';
import { languageOf, Quoted } from '#components/source/quoted.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { DeskConferenceView } from '#lib/desk/conference/queries.ts';
import { translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';

type Props = {
  locale: Locale;
  view: DeskConferenceView;
  /** What stands under its agenda. */
  children?: ReactNode;
};

/** One conference as a delegation meets it: its facts, then the agenda with the documents of each item. */
export function DeskConferencePage({ locale, view, children }: Props) {
  const t = translator(locale, 'desk');
  const desk = `/${locale}/portal/desk`;
  return (
    <>
      <title>{view.title}</title>
      <Breadcrumbs
        label={translator(locale, 'frame')('breadcrumbs')}
        items={[
          { href: desk, label: translator(locale, 'staff')('area.desk') },
          { href: `${desk}/conference`, label: t('conferences.title') },
        ]}
      />
      <PageHeading
        title={
          <>
            <span {...inLanguage(languageOf(locale, view.title, view.titleLanguage))}>{view.title}</span>
            <ExerciseMark locale={locale} of={view} />
          </>
        }
        kicker={view.body !== view.title && <Quoted locale={locale}>{view.body}</Quoted>}
      />
      <ExerciseBanner locale={locale} of={view} />
      <ConferenceChanged locale={locale} view={view} />
      <Notices locale={locale} noun="conference" corrections={view.corrections} />
      <Section title={t('agenda.title')} wide>
        <Agenda locale={locale} view={view} />
      </Section>
      {children}
      <Section title={translator(locale, 'conference')('record')}>
        <ConferenceFacts locale={locale} view={view} />
        {!view.exercise && (
          <p className="tw:mt-4">
            <a href={`/${locale}/conferences/${view.slug}`}>{t('publicPage')}</a>
          </p>
        )}
      </Section>
    </>
  );
}

function Agenda({ locale, view: { agenda, other, toCome } }: Props) {
  const t = translator(locale, 'desk');
  const none = <span className="tw:text-sm tw:font-normal tw:text-muted">{t('agenda.itemNone')}</span>;
  const groups = agenda.map((item) => ({
    key: item.id,
    label: (
      <>
        {agendaNumber(item.number)}{' '}
        <Quoted locale={locale} language={item.titleLanguage}>
          {item.title}
        </Quoted>
      </>
    ),
    rows: item.documents,
    empty: none,
  }));
  const count = agenda.reduce((sum, item) => sum + item.documents.length, other.length);
  return (
    <>
      {agenda.length === 0 && <EmptyState title={t('agenda.none')}>{toCome ? t('agenda.noneLead') : null}</EmptyState>}
      <DeskDocuments
        locale={locale}
        caption={t('agenda.caption')}
        groups={[...groups, { key: 'other', label: agenda.length > 0 && t('agenda.other'), rows: other }]}
        empty={<EmptyState title={t('documentsNone')}>{t('documentsNoneLead')}</EmptyState>}
        count={t('documentCount', { count })}
      />
    </>
  );
}

function ConferenceFacts({ locale, view }: Props) {
  const t = translator(locale, 'conference');
  const quoted = (text: string | null) => text && <Quoted locale={locale}>{text}</Quoted>;
  return (
    <Facts
      items={[
        { term: t('date'), value: whenHeld(locale, view) },
        {
          term: t('formerly'),
          value: view.formerDays.length > 0 && <FormerDays locale={locale} days={view.formerDays} />,
        },
        { term: t('opensAt'), value: view.opensAt },
        {
          term: t('place'),
          value: cityOf(locale, view),
        },
        { term: t('venue'), value: quoted(view.venue) },
        { term: t('zone'), value: view.zone },
        { term: t('mode'), value: view.mode && translator(locale, 'vocabulary')(`conferenceMode.${view.mode}`) },
        { term: t('stage'), value: <Stage locale={locale} stage={view.stage} /> },
        { term: t('host'), value: namesOf(view.hosts) },
        { term: t('chairs'), value: namesOf(view.chairs) },
        { term: t('observers'), value: namesOf(view.observers) },
        { term: t('confidentiality'), value: quoted(view.confidentiality) },
        { term: t('theme'), value: quoted(view.theme) },
        { term: t('organiser'), value: quoted(view.organiser) },
        { term: t('support'), value: quoted(supporters(view.support)) },
        { term: t('note'), value: quoted(view.note) },
      ]}
    />
  );
}
