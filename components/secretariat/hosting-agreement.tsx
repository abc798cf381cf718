import { ArrangementStanding } from '#components/secretariat/staff/secretariat-page.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { formatPartialDate, translator } from '#lib/language/language.ts';
import type { ArrangementView } from '#lib/secretariat/queries.ts';
import { tellsStory } from '#lib/secretariat/rules.ts';

type Props = {
  locale: Locale;
  room: 'desk' | 'staff';
  arrangements: readonly ArrangementView[];
  /** The State or organization that the reader acts for; null of the secretariat. */
  participant: string | null;
};

/**
 * The hosting agreement and where it stands, in the room of the agreements: what was offered, accepted or signed, the latest first. Whoever is
 * its host sees it as its own. Nothing where the process has none.
 */
export function HostingAgreement({ locale, room, arrangements, participant }: Props) {
  const t = translator(locale, 'secretariat');
  const rows = arrangements.filter(({ steps }) => tellsStory(steps)).toReversed();
  if (rows.length === 0) return null;
  const isOwn = ({ hosts }: ArrangementView) => hosts.some(({ key }) => key === participant);
  const href = (id: string) =>
    room === 'staff' ? `/${locale}/portal/staff/secretariat/${id}` : `/${locale}/secretariat`;
  return (
    <Section title={t('agreement.title')} id="hosting" wide>
      <DataTable
        caption={t('agreement.caption')}
        rowKey={({ id }) => id}
        groups={[{ key: 'all', rows }]}
        empty={null}
        columns={[
          {
            key: 'agreement',
            label: t('hosting'),
            cell: (row) => (
              <>
                <a href={href(row.id)}>
                  {[translator(locale, 'vocabulary')(`arrangementKind.${row.kind}`), row.seat]
                    .filter(Boolean)
                    .join(', ')}
                </a>
                {isOwn(row) && <span className="tw:block tw:text-sm tw:font-normal">{t('agreement.own')}</span>}
              </>
            ),
          },
          { key: 'hosts', label: t('hosts'), cell: ({ hosts }) => hosts.map(({ name }) => name).join(', ') },
          {
            key: 'stage',
            label: t('stage'),
            cell: ({ stage }) => <ArrangementStanding locale={locale} stage={stage} />,
          },
          {
            key: 'since',
            label: t('agreement.since'),
            cell: ({ on }) => (on ? formatPartialDate(locale, on) : t('undated')),
          },
          { key: 'instrument', label: t('instrument'), cell: ({ instrument }) => instrument ?? '—' },
        ]}
      />
    </Section>
  );
}
