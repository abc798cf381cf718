import { AsBody } from '#components/body/as-organization.tsx';
import { sourcesOfBody } from '#components/body/bodies-page.tsx';
import { BodyFacts, sourcesOfBodyFacts } from '#components/body/body-facts.tsx';
import { Meetings } from '#components/body/meetings.tsx';
import { MemberTable, sourcesOfMembers } from '#components/body/member-table.tsx';
import { OfficeHolders } from '#components/body/office-holders.tsx';
import { Notices } from '#components/correction/notices.tsx';
import { numbered } from '#components/source/numbered.ts';
import { languageOf } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { Timed } from '#components/source/timed.tsx';
import { day } from '#components/source/when.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import type { MeetingRow } from '#lib/body/meeting/queries.ts';
import type { BodyPageView } from '#lib/body/queries.ts';
import { translator } from '#lib/language/language.ts';

type Props = { locale: Locale; view: BodyPageView; meetings: Listed<MeetingRow> };

/** One body: what it is, who holds its offices, who belongs to it and did before, and its meetings with what they adopted. */
export function BodyPage({ locale, view, meetings }: Props) {
  const t = translator(locale, 'body');
  const sources = numbered([...sourcesOfBodyFacts(view), ...sourcesOfBody(view), ...sourcesOfMembers(view)]);
  return (
    <>
      <AsBody locale={locale} view={view} />
      <Breadcrumbs label={t('above')} items={[{ href: `/${locale}/bodies`, label: t('title') }]} />
      <PageHeading title={view.name} lang={languageOf(locale, view.name)} />
      <Section title={t('facts')}>
        <BodyFacts locale={locale} view={view} sources={sources} path={`/${locale}/bodies`} />
        <Notices locale={locale} noun="body" corrections={view.corrections} />
      </Section>
      {(view.offices.length > 0 || view.officeCorrections.length > 0) && (
        <Section title={t('offices')}>
          <p className="tw:text-sm tw:text-muted">
            <Timed locale={locale} dates={[view.today]}>
              {t('asOf', { date: day(locale, view.today) })}
            </Timed>
          </p>
          <OfficeHolders locale={locale} offices={view.offices} sources={sources} />
          <Notices locale={locale} noun="office" corrections={view.officeCorrections} />
        </Section>
      )}
      {(view.restricted || view.members.length > 0 || view.memberCorrections.length > 0) && (
        <Section title={t('members')} wide>
          <MemberTable locale={locale} view={view} sources={sources} />
          <Notices locale={locale} noun="body-member" corrections={view.memberCorrections} />
        </Section>
      )}
      {meetings.total > 0 && (
        <Section title={t('meetings')} id="meetings" wide>
          <Meetings locale={locale} view={view} meetings={meetings} />
        </Section>
      )}
      <SourceList locale={locale} sources={sources} />
    </>
  );
}
