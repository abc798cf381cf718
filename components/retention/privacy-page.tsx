import { Items } from '#components/layout/accessibility-page.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import { keptFor, keptThings } from '#lib/retention/rules.ts';

const ofVisitors = ['cookies', 'tracking', 'search'] as const;
const ofAccounts = ['cookie', 'device', 'password', 'record'] as const;

/** What the portal keeps of whom and for how long: the periods are those by which it removes things. */
export function PrivacyPage({ locale }: { locale: Locale }) {
  const t = translator(locale, 'retention');
  // Of the portal itself: no source of the register would be named for it.
  return (
    <div data-derived className="tw:hyphens-auto tw:wrap-anywhere">
      <PageHeading title={t('title')} lead={<p>{t('lead')}</p>} />
      <Section title={t('visitors')}>
        <Items texts={ofVisitors.map((one) => t(`visitorItems.${one}`))} />
        <p className="tw:mt-4">{t('proxy')}</p>
      </Section>
      <Section title={t('accounts')}>
        <Items texts={ofAccounts.map((one) => t(`accountItems.${one}`))} />
      </Section>
      <Section title={t('kept')} wide>
        <DataTable
          caption={t('keptLead')}
          columns={[
            { key: 'what', label: t('what'), cell: (kept) => t(`of.${kept}.what`) },
            {
              key: 'days',
              label: t('days'),
              cell: (kept) => t('period', { days: keptFor[kept].days, from: t(`of.${kept}.from`) }),
            },
          ]}
          groups={[{ key: 'kept', rows: keptThings }]}
          rowKey={(kept) => kept}
          empty={null}
        />
      </Section>
      <Section title={t('rights')}>
        <p>{t('rightsText')}</p>
        <p>
          <a href={`/${locale}/contact`}>{t('contact')}</a>
        </p>
      </Section>
    </div>
  );
}
