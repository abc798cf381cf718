import { BodyFacts } from '#components/body/body-facts.tsx';
import { MemberTable } from '#components/body/member-table.tsx';
import { Notices } from '#components/correction/notices.tsx';
import { numbered, sourcesOf } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { SourcesLink } from '#components/source/staff/citations-page.tsx';
import { Actions } from '#components/ui/actions.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { BodyPageView } from '#lib/body/queries.ts';
import { listFormat } from '#lib/language/formatter.ts';
import { labelled, translator } from '#lib/language/language.ts';

type StepsProps = { locale: Locale; of: string; links: readonly { href: string; label: string }[] };

/** What may be done about a row, one below the other: each says of which, to whoever hears the links alone. */
function Steps({ locale, of, links }: StepsProps) {
  return (
    <ul>
      {links.map(({ href, label }) => (
        <li key={href}>
          <a href={href} aria-label={labelled(locale, label, of)}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** One body as the office keeps it: its facts, its offices, its members, and what may be done about each. */
export function BodyDetail({ locale, view, keeps }: { locale: Locale; view: BodyPageView; keeps: boolean }) {
  const t = translator(locale, 'staff-body');
  const words = translator(locale, 'body');
  const staff = translator(locale, 'staff');
  const above = `/${locale}/portal/staff/body`;
  const path = `${above}/${encodeURIComponent(view.key)}`;
  const sources = numbered([view.source, ...view.members.flatMap(sourcesOf)]);
  return (
    <>
      <Breadcrumbs label={staff('above')} items={[{ href: above, label: staff('area.body') }]} />
      <PageHeading title={<Quoted locale={locale}>{view.name}</Quoted>} kicker={view.code}>
        <Actions>
          {keeps && <LinkButton href={`${path}/record-member`}>{t('step.record-member')}</LinkButton>}
          {keeps && (
            <LinkButton tone="quiet" href={`${path}/add-office`}>
              {t('step.add-office')}
            </LinkButton>
          )}
          {keeps && (
            <LinkButton tone="quiet" href={`${path}/correct`}>
              {t('step.correct')}
            </LinkButton>
          )}
          {keeps && (
            <LinkButton tone="quiet" href={`${path}/annul`}>
              {t('step.annul')}
            </LinkButton>
          )}
          <a href={`/${locale}/bodies/${encodeURIComponent(view.key)}`}>{t('public')}</a>
        </Actions>
      </PageHeading>
      <Section title={words('facts')} wide>
        <BodyFacts locale={locale} view={view} sources={sources} path={above} />
        <Notices locale={locale} noun="body" corrections={view.corrections} />
        {keeps && <SourcesLink locale={locale} noun="body" subject={view.key} />}
      </Section>
      <Section title={words('offices')} wide>
        <DataTable
          caption={t('officeCaption')}
          rowKey={({ key }) => key}
          groups={[{ key: 'all', rows: view.offices }]}
          empty={<EmptyState title={t('noOffices')} />}
          columns={[
            { key: 'name', label: t('office'), cell: ({ name }) => <Quoted locale={locale}>{name}</Quoted> },
            { key: 'joint', label: t('held'), cell: ({ joint }) => t(joint ? 'joint' : 'single') },
            {
              key: 'holders',
              label: t('holders'),
              cell: ({ holders }) =>
                holders.length > 0 ? listFormat(locale).format(holders.map(({ name }) => name)) : words('vacant'),
            },
            {
              key: 'step',
              label: t('steps'),
              cell: ({ key, name }) =>
                keeps && (
                  <Steps
                    locale={locale}
                    of={name}
                    links={[
                      {
                        href: `/${locale}/portal/staff/chairmanship/record?office=${encodeURIComponent(key)}`,
                        label: t('step.record-term'),
                      },
                      { href: `${path}/correct-office?of=${encodeURIComponent(key)}`, label: t('step.correct-office') },
                      { href: `${path}/annul-office?of=${encodeURIComponent(key)}`, label: t('step.annul-office') },
                    ]}
                  />
                ),
            },
          ]}
        />
        <Notices locale={locale} noun="office" corrections={view.officeCorrections} />
      </Section>
      <Section title={words('members')} wide>
        <MemberTable
          locale={locale}
          view={view}
          sources={sources}
          step={{
            label: t('steps'),
            cell: ({ id, name, to }) =>
              keeps && (
                <Steps
                  locale={locale}
                  of={name}
                  links={[
                    ...(to === null ? [{ href: `${path}/end-member?of=${id}`, label: t('step.end-member') }] : []),
                    { href: `${path}/correct-member?of=${id}`, label: t('step.correct-member') },
                    { href: `${path}/annul-member?of=${id}`, label: t('step.annul-member') },
                  ]}
                />
              ),
          }}
        />
        <Notices locale={locale} noun="body-member" corrections={view.memberCorrections} />
      </Section>
      <SourceList locale={locale} sources={sources} kept />
    </>
  );
}
