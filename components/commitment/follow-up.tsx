import { CommitmentList } from '#components/commitment/commitment-list.tsx';
import { Reports } from '#components/commitment/reports.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { PlacedCommitment, ReportRow } from '#lib/commitment/queries.ts';
import { translator } from '#lib/language/language.ts';

/** On an outcome's page: what it promises. Nothing where it promises nothing that is followed. */
export function OutcomeCommitments({ locale, rows }: { locale: Locale; rows: readonly PlacedCommitment[] }) {
  const t = translator(locale, 'commitment');
  if (rows.length === 0) return null;
  return (
    <Section title={t('ofOutcome')} id="commitments" wide>
      <CommitmentList
        locale={locale}
        path={`/${locale}/commitments`}
        rows={rows}
        caption={t('ofOutcomeLead')}
        outcome={false}
        empty={{ title: t('none') }}
      />
    </Section>
  );
}

/** Where the commitment of each paragraph of an outcome is followed, by the paragraph's anchor: the first, where it has several. */
export const followedAt = (locale: Locale, rows: readonly PlacedCommitment[]): ReadonlyMap<string, string> =>
  new Map(
    rows.toReversed().flatMap(({ anchor, id }) => (anchor ? [[anchor, `/${locale}/commitments/${id}`] as const] : [])),
  );

const sides = {
  public: { commitments: '/commitments', conferences: '/conferences' },
  desk: { commitments: '/portal/desk/commitment', conferences: '/portal/desk/conference' },
  staff: { commitments: '/portal/staff/commitment', conferences: '/portal/staff/conference' },
} as const;

type AtConference = {
  locale: Locale;
  rows: readonly ReportRow[];
  /** To whose pages its links lead. */
  side?: keyof typeof sides;
};

/** On a conference's page: the reports that it takes up, each with its item. Nothing where there is none. */
export function ConferenceReports({ locale, rows, side = 'public' }: AtConference) {
  const t = translator(locale, 'commitment');
  if (rows.length === 0) return null;
  return (
    <Section title={t('atConference')} id="follow-up" wide>
      <Reports
        locale={locale}
        rows={rows}
        caption={t('atConferenceCaption')}
        commitments={`/${locale}${sides[side].commitments}`}
        conferences={`/${locale}${sides[side].conferences}`}
        empty={{ title: '' }}
      />
    </Section>
  );
}
