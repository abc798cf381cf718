import type { ReactNode } from 'react';
import { agendaNumber } from '#components/conference/agenda-number.ts';
import { AsEvent } from '#components/conference/as-event.tsx';
import { ConferenceFacts, saidOfConference } from '#components/conference/conference-facts.tsx';
import { Neighbours } from '#components/conference/series.tsx';
import { Statements } from '#components/conference/statements.tsx';
import { Notices } from '#components/correction/notices.tsx';
import { ReleasedTable } from '#components/document/released-table.tsx';
import { NewsRows } from '#components/news/news-rows.tsx';
import { OutcomeList, sourcesOfOutcome } from '#components/outcome/outcome-list.tsx';
import { ParticipantLink } from '#components/participant/participant-link.tsx';
import { Cites } from '#components/source/cite.tsx';
import { Claims } from '#components/source/claims.tsx';
import { type Numbered, numbered, sourcesOf } from '#components/source/numbered.ts';
import { OwnTranslation } from '#components/source/own-translation.tsx';
import { languageOf, Quoted } from '#components/source/quoted.tsx';
import { AtSource, SourceList } from '#components/source/source-list.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type {
  AnnulledConference,
  ConferenceFacts as ConferenceFactsView,
  ConferenceView,
} from '#lib/conference/queries.ts';
import { listFormat } from '#lib/language/formatter.ts';
import { signed, translator } from '#lib/language/language.ts';
import type { SourceView } from '#lib/source/queries.ts';
import { citedByField, citedFor } from '#lib/source/rules.ts';

type Props = {
  locale: Locale;
  view: ConferenceView;
  /** What stands under its agenda. */
  followUp?: ReactNode;
};

/** One conference: its record, who took part, the agenda, what was adopted, documents, and what the sources say differently. */
export function ConferencePage({ locale, view, followUp }: Props) {
  const t = translator(locale, 'conference');
  const sources = numbered([
    ...Object.values(citedByField(view, saidOfConference(view))).flat(),
    ...(view.cited.agenda ?? []),
    ...(view.cited.participants ?? []),
    ...sourcesOf({ mentioned: view.mentioned, claims: view.claims }),
    ...view.outcomes.flatMap(sourcesOfOutcome),
    ...view.statements.map(({ source }) => source),
  ]);
  const toCome = view.toCome;
  const adopted = view.outcomes.length > 0 && (
    <Section title={t('adopted')}>
      <OutcomeList locale={locale} rows={view.outcomes} sources={sources} silent empty={{ title: '' }} />
    </Section>
  );
  return (
    <>
      <AsEvent locale={locale} view={view} />
      <Breadcrumbs
        label={translator(locale, 'frame')('breadcrumbs')}
        items={[{ href: `/${locale}/conferences`, label: t('title') }]}
      />
      <PageHeading
        title={view.title}
        lang={languageOf(locale, view.title, view.titleLanguage)}
        kicker={view.body !== view.title && <Quoted locale={locale}>{view.body}</Quoted>}
      />
      <OwnTranslation locale={locale} languages={view.ownTranslation} shown={view.titleLanguage} />
      <ConferenceChanged locale={locale} view={view} />
      <Notices locale={locale} noun="conference" corrections={view.corrections} />
      <Section title={t('record')}>
        <ConferenceFacts locale={locale} view={view} sources={sources} />
        <Claims locale={locale} sources={sources} claims={view.claims} />
        <NotHeld locale={locale} view={view} sources={sources} />
      </Section>
      {!toCome && adopted}
      {(view.agenda.length > 0 || view.agendaCorrections.length > 0) && (
        <Section title={t('agenda')}>
          {/* Numbered by the office, 3(a) too: a list would count anew. */}
          <ol className="tw:max-w-measure tw:list-none tw:*:py-1">
            {view.agenda.map((item, at) => (
              <li key={item.id}>
                <span className="tw:inline-block tw:min-w-10">{agendaNumber(item.number)}</span>{' '}
                <Quoted locale={locale} language={item.titleLanguage}>
                  {item.title}
                </Quoted>
                {at === 0 && <Cites locale={locale} sources={sources} of={citedFor(view, 'agenda')} />}
              </li>
            ))}
          </ol>
          <Notices locale={locale} noun="agenda-item" corrections={view.agendaCorrections} />
        </Section>
      )}
      {followUp}
      {(view.statements.length > 0 || view.statementCorrections.length > 0) && (
        <Section title={translator(locale, 'conference-statement')('title')} id="statements">
          <Statements locale={locale} rows={view.statements} sources={sources} />
          <Notices locale={locale} noun="statement" corrections={view.statementCorrections} />
        </Section>
      )}
      {view.news.length > 0 && (
        <Section title={translator(locale, 'news')('title')} id="news">
          <NewsRows locale={locale} rows={view.news} />
        </Section>
      )}
      {view.participants.length > 0 && (
        <Section title={t('participants')}>
          <Participants locale={locale} view={view} sources={sources} />
        </Section>
      )}
      {view.documents.length > 0 && (
        <Section title={t('documents')}>
          <ReleasedTable
            locale={locale}
            rows={view.documents}
            caption={t('documentsCaption')}
            empty={{ title: t('documentsNone'), lead: '' }}
          />
        </Section>
      )}
      {toCome && adopted}
      <Neighbours locale={locale} view={view} />
      <SourceList locale={locale} sources={sources} />
    </>
  );
}

/** What the register does not hold of a conference, in one sentence: of one to come what is to appear here. */
function NotHeld({ locale, view, sources }: PartProps) {
  const t = translator(locale, 'conference');
  const missing = [
    view.agenda.length === 0 && !view.cited.agenda && t('notHeld.agenda'),
    view.participants.length === 0 && !view.cited.participants && !view.toCome && t('notHeld.participants'),
    view.documents.length === 0 && t('notHeld.documents'),
    view.outcomes.length === 0 && t('notHeld.adopted'),
  ].filter((one) => one !== false);
  const what = listFormat(locale).format(missing);
  const elsewhere = (['agenda', 'participants'] as const).filter((about) => view[about].length === 0);
  return (
    <>
      {missing.length > 0 && (
        <p className="tw:mt-4 tw:text-muted">{t(view.toCome ? 'notHeld.toCome' : 'notHeld.said', { what })}</p>
      )}
      {elsewhere.map((about) => (
        <NotHere key={about} locale={locale} of={view.cited[about]} sources={sources} about={about} />
      ))}
    </>
  );
}

/** What a meeting is now, where it is not to be held as it was announced. */
export function ConferenceChanged({ locale, view }: { locale: Locale; view: ConferenceFactsView }) {
  const t = translator(locale, 'conference');
  const said =
    view.stage === 'cancelled'
      ? t('changed.cancelled')
      : view.stage === 'postponed'
        ? t(view.dateOpen ? 'changed.dateOpen' : 'changed.postponed')
        : view.formerDays.length > 0 && view.toCome
          ? t('changed.newDate')
          : null;
  if (!said) return null;
  return (
    <Notice tone="awaits" title={translator(locale, 'vocabulary')(`conferenceStage.${view.stage}`)}>
      <p>{said}</p>
    </Notice>
  );
}

type NotHereProps = {
  locale: Locale;
  of: readonly SourceView[] | undefined;
  sources: Numbered;
  about: 'agenda' | 'participants';
};

/** That the register does not hold something: with where it can be read, if a source is named for it. */
function NotHere({ locale, of = [], sources, about }: NotHereProps) {
  const t = translator(locale, 'source');
  if (of.length === 0) return null;
  return (
    <p className="tw:mt-4">
      {t(about === 'agenda' ? 'agendaAtSource' : 'participantsAtSource')}{' '}
      {of.map((source, at) => (
        <span key={source.key}>
          {at > 0 && `${signed(locale, '', ';')} `}
          <AtSource locale={locale} of={source} />
          <Cites locale={locale} sources={sources} of={[source]} />
        </span>
      ))}
    </p>
  );
}

/** In the place of a conference that was annulled: what had stood here, and why it stands here no more. */
export function AnnulledConferencePage({ locale, view }: { locale: Locale; view: AnnulledConference }) {
  const t = translator(locale, 'conference');
  return (
    <>
      <Breadcrumbs
        label={translator(locale, 'frame')('breadcrumbs')}
        items={[{ href: `/${locale}/conferences`, label: t('title') }]}
      />
      <PageHeading title={view.title} lead={<p>{t('annulled')}</p>} />
      <Notices locale={locale} noun="conference" corrections={view.corrections} />
    </>
  );
}

type PartProps = { locale: Locale; view: ConferenceView; sources: Numbered };

function Participants({ locale, view, sources }: PartProps) {
  const t = translator(locale, 'conference');
  const names = (kind: 'state' | 'organization') => view.participants.filter((one) => one.kind === kind);
  return (
    <>
      <ul className="tw:columns-[14rem] tw:gap-8">
        {names('state').map((one) => (
          <li key={one.key}>
            <ParticipantLink locale={locale} of={one} />
          </li>
        ))}
      </ul>
      {names('organization').length > 0 && (
        <>
          <h3>{t('organizations')}</h3>
          <ul className="tw:columns-[14rem] tw:gap-8">
            {names('organization').map((one) => (
              <li key={one.key}>
                <ParticipantLink locale={locale} of={one} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="tw:mt-3 tw:text-sm tw:text-muted">
        {t('participantsNote')}
        <Cites locale={locale} sources={sources} of={citedFor(view, 'participants')} />
      </p>
    </>
  );
}
