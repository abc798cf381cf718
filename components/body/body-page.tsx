import { sourcesOfBody } from '#components/body/bodies-page.tsx';
import { BodyFacts, sourcesOfBodyFacts } from '#components/body/body-facts.tsx';
import { MemberTable, sourcesOfMembers } from '#components/body/member-table.tsx';
import { OfficeHolders } from '#components/body/office-holders.tsx';
import { Notices } from '#components/correction/notices.tsx';
import { numbered } from '#components/source/numbered.ts';
import { languageOf } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { day } from '#components/source/when.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { BodyPageView } from '#lib/body/queries.ts';
import { translator } from '#lib/language/language.ts';

/** One body: what it is, who holds its offices, who belongs to it and did before. */
export function BodyPage({ locale, view }: { locale: Locale; view: BodyPageView }) {
  const t = translator(locale, 'body');
  const sources = numbered([...sourcesOfBodyFacts(view), ...sourcesOfBody(view), ...sourcesOfMembers(view)]);
  return (
    <>
      <Breadcrumbs label={t('above')} items={[{ href: `/${locale}/bodies`, label: t('title') }]} />
      <PageHeading title={view.name} lang={languageOf(locale, view.name)} />
      <Section title={t('facts')}>
        <BodyFacts locale={locale} view={view} sources={sources} path={`/${locale}/bodies`} />
        <Notices locale={locale} noun="body" corrections={view.corrections} />
        {view.conferences > 0 && (
          <p>
            <a href={`/${locale}/conferences?body=${encodeURIComponent(view.key)}`}>
              {t('conferences', { count: view.conferences })}
            </a>
          </p>
        )}
      </Section>
      {(view.offices.length > 0 || view.officeCorrections.length > 0) && (
        <Section title={t('offices')}>
          <p className="tw:text-sm tw:text-muted">{t('asOf', { date: day(locale, view.today) })}</p>
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
      <SourceList locale={locale} sources={sources} />
    </>
  );
}
