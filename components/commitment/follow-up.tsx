import { CommitmentList } from '#components/commitment/commitment-list.tsx';
import { Reports } from '#components/commitment/reports.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { CommitmentRow, ReportRow } from '#lib/commitment/queries.ts';
import { translator } from '#lib/language/language.ts';

/** On an outcome's page: what it promises. Nothing where it promises nothing that is followed. */
export function OutcomeCommitments({ locale, rows }: { locale: Locale; rows: readonly CommitmentRow[] }) {
  const t = translator(locale, 'commitment');
  if (rows.length === 0) return null;
  return (
    <Section title={t('ofOutcome')} id="commitments" wide>
      <p className="tw:mb-4">{t('ofOutcomeLead')}</p>
      <CommitmentList
        locale={locale}
        path={`/${locale}/commitments`}
        rows={rows}
        caption={t('ofOutcome')}
        outcome={false}
        empty={{ title: t('none') }}
      />
    </Section>
  );
}

type AtConference = {
  locale: Locale;
  rows: readonly ReportRow[];
  /** On the desk its links lead to pages of the desk. */
  desk?: boolean;
};

/** On a conference's page: the reports that it takes up, each with its item. Nothing where there is none. */
export function ConferenceReports({ locale, rows, desk = false }: AtConference) {
  const t = translator(locale, 'commitment');
  if (rows.length === 0) return null;
  return (
    <Section title={t('atConference')} id="follow-up" wide>
      <Reports
        locale={locale}
        rows={rows}
        caption={t('atConferenceCaption')}
        commitments={`/${locale}${desk ? '/portal/desk/commitment' : '/commitments'}`}
        conferences={`/${locale}${desk ? '/portal/desk/conference' : '/conferences'}`}
        empty={{ title: '' }}
      />
    </Section>
  );
}
