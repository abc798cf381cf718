import { Fragment } from 'react';
import { Notices } from '#components/correction/notices.tsx';
import { sortingOf } from '#components/layout/sorting-of.ts';
import { errorOf } from '#components/layout/wrong-values.tsx';
import { countedOf } from '#components/membership/counted.ts';
import { DateForm } from '#components/membership/date-form.tsx';
import { ParticipantsMap } from '#components/membership/participants-map.tsx';
import { ParticipantsTable, sourcesOfStanding } from '#components/membership/participants-table.tsx';
import { ParticipantLink } from '#components/participant/participant-link.tsx';
import { Cite } from '#components/source/cite.tsx';
import { besideNote } from '#components/source/claim-groups.ts';
import { Claims } from '#components/source/claims.tsx';
import { Note } from '#components/source/note.tsx';
import { type Numbered, numbered, sourcesOf } from '#components/source/numbered.ts';
import { SourceList } from '#components/source/source-list.tsx';
import { Timed } from '#components/source/timed.tsx';
import { day } from '#components/source/when.ts';
import { Abreast } from '#components/ui/abreast.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { listFormat } from '#lib/language/formatter.ts';
import { signed, translator } from '#lib/language/language.ts';
import type { MembersView, ParticipantRow } from '#lib/membership/queries.ts';
import type { Wrong } from '#lib/page/asked.ts';
import { citedFor } from '#lib/source/rules.ts';

type Props = { locale: Locale; view: MembersView; sort: string | undefined; wrong: readonly Wrong[] };

/** Members and observers on a day: the map, the table beside it, and what the sources say differently. */
export function MembersPage({ locale, view, sort, wrong }: Props) {
  const t = translator(locale, 'membership');
  const vocabulary = translator(locale, 'vocabulary');
  const sources = numbered([
    ...view.rows.flatMap((row) => [
      ...sourcesOfStanding(row),
      ...sourcesOf({ mentioned: row.mentioned, claims: row.claims }),
    ]),
    ...view.memberClaims.flatMap(sourcesOf),
    ...view.others.map(({ source }) => source),
  ]);
  const counted = countedOf(locale, view.rows);
  const date = day(locale, view.date);
  const remarks = view.rows.filter((row) => row.note || row.claims.length > 0);
  return (
    <>
      <PageHeading
        title={t('title')}
        lead={
          counted.length > 0 ? (
            <p>
              <Timed locale={locale} dates={[view.date]}>
                {t('lead', { date, counted: listFormat(locale).format(counted) })}
              </Timed>
            </p>
          ) : null
        }
      />
      <Notices locale={locale} noun="membership" corrections={view.corrections} />
      <DateForm locale={locale} view={view} sort={sort} error={errorOf(locale, wrong, 'date')} />
      {view.rows.length === 0 ? (
        <Nothing locale={locale} view={view} />
      ) : (
        <OnTheDay locale={locale} view={view} sources={sources} sort={sort} />
      )}
      {view.others.length > 0 && (
        <p className="tw:mt-4">
          {t('others')}{' '}
          {view.others.map(({ acronym, name, role, source }, at) => (
            <Fragment key={acronym}>
              {at > 0 && `${signed(locale, '', ';')} `}
              <ParticipantLink locale={locale} of={{ key: `org:${acronym}`, name }} /> (
              {vocabulary(`organizationRole.${role}`).toLocaleLowerCase(locale)})
              <Cite locale={locale} sources={sources} of={source} />
            </Fragment>
          ))}
        </p>
      )}
      {view.memberClaims.length > 0 && (
        <Section title={t('memberClaims')}>
          <Claims locale={locale} sources={sources} claims={view.memberClaims} />
        </Section>
      )}
      {remarks.length > 0 && (
        <Section title={t('remarks')}>
          <p>{t('remarksLead')}</p>
          {remarks.map((row) => (
            <Remark key={row.id} locale={locale} row={row} sources={sources} />
          ))}
        </Section>
      )}
      <SourceList locale={locale} sources={sources} />
    </>
  );
}

type OnTheDayProps = { locale: Locale; view: MembersView; sources: Numbered; sort: string | undefined };

function OnTheDay({ locale, view, sources, sort }: OnTheDayProps) {
  const t = translator(locale, 'membership');
  const caption = t('caption', { date: day(locale, view.date) });
  const sorting = sortingOf(locale, `/${locale}/members`, { date: view.date === view.today ? '' : view.date, sort });
  return (
    <Abreast>
      <ParticipantsTable locale={locale} view={view} sources={sources} caption={caption} sorting={sorting} />
      <div className="tw:xl:order-first">
        <ParticipantsMap locale={locale} rows={view.rows} title={caption} />
        {view.rows.some((row) => row.assurance !== 'certain') && (
          <p className="tw:mt-3 tw:text-sm tw:text-muted">{t('markNote')}</p>
        )}
      </div>
    </Abreast>
  );
}

function Nothing({ locale, view }: { locale: Locale; view: MembersView }) {
  const t = translator(locale, 'membership');
  const { reach } = view;
  return (
    <div className="tw:py-8">
      <Notice title={t('nothing.title', { date: day(locale, view.date) })}>
        <p>
          {reach ? t('nothing.reach', { from: day(locale, reach.from), to: day(locale, reach.to) }) : t('nothing.none')}
        </p>
      </Notice>
    </div>
  );
}

function Remark({ locale, row, sources }: { locale: Locale; row: ParticipantRow; sources: Numbered }) {
  return (
    <div id={`claims-${row.id}`} className="tw:not-first:mt-6">
      <h3>{row.name}</h3>
      {row.note && (
        <p>
          <Note locale={locale} sources={sources} of={citedFor(row, 'note')}>
            {row.note}
          </Note>
        </p>
      )}
      <Claims locale={locale} sources={sources} claims={besideNote(row.claims, row.note)} />
    </div>
  );
}
