import { CommitmentFacts } from '#components/commitment/commitment-facts.tsx';
import { CommitmentHeading, Silent } from '#components/commitment/commitment-page.tsx';
import { reportFields } from '#components/commitment/report-form.ts';
import { Reports } from '#components/commitment/reports.tsx';
import { ExerciseBanner } from '#components/conference/exercise-mark.tsx';
import { Notices } from '#components/correction/notices.tsx';
import { keptForm } from '#components/layout/kept-form.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { KeptTyping } from '#lib/account/typing/queries.ts';
import type { CommitmentView } from '#lib/commitment/queries.ts';
import { reportProgress } from '#lib/commitment/report/actions.ts';
import { translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  view: CommitmentView;
  /** For whom the reader acts, by key and name; null for whoever acts for none. */
  participant: { key: string; name: string } | null;
  /** May the reader report for them? */
  canReport: boolean;
  workingLanguages: readonly string[];
  zone: string;
  /** What the reader has typed into a report on it and not sent. */
  typing: readonly KeptTyping[];
  idempotencyKey: string;
};

/** What the forms of reports are called by what is kept of their typing. */
export const reportTyping = 'report:';

/** One commitment for a delegation: what was promised, its own report and what became of the earlier ones, and those of others. */
export function DeskCommitmentPage({ locale, view, participant, ...form }: Props) {
  const t = translator(locale, 'desk-commitment');
  const path = `/${locale}/portal/desk/commitment`;
  const isOurs = participant !== null && view.progress.some(({ actor }) => actor === participant.key);
  const isOver = view.withdrawnOn !== null || view.supersededBy !== null;
  const [ours, others] = [true, false].map((own) =>
    view.reports.filter(({ actor }) => (actor === participant?.key) === own),
  );
  const table = { locale, conferences: `/${locale}/portal/desk/conference`, stage: true };
  return (
    <>
      <Breadcrumbs
        label={translator(locale, 'frame')('breadcrumbs')}
        items={[{ href: path, label: translator(locale, 'commitment')('title') }]}
      />
      <CommitmentHeading locale={locale} view={view} />
      <ExerciseBanner locale={locale} of={{ exercise: view.text?.exercise ?? false }} />
      <Notices locale={locale} noun="commitment" corrections={view.corrections} />
      <Section title={translator(locale, 'commitment')('record')}>
        <CommitmentFacts locale={locale} path={path} view={view} />
        {view.outcome && (
          <p className="tw:mt-4">
            <a href={`/${locale}/commitments/${view.id}`}>{t('publicPage')}</a>
          </p>
        )}
      </Section>
      {isOurs && !isOver && <OwnReport locale={locale} view={view} participant={participant} {...form} />}
      {(isOurs || (ours ?? []).length > 0) && (
        <Section title={t('oursSent')} id="ours" wide>
          <Reports {...table} rows={ours ?? []} caption={t('oursSent')} empty={{ title: t('oursSentNone') }} />
        </Section>
      )}
      <Section title={t('others')} id="others" wide>
        <Reports {...table} rows={others ?? []} caption={t('others')} empty={{ title: t('othersNone') }} />
        <Silent locale={locale} view={view} />
      </Section>
    </>
  );
}

/** The form of the delegation's report, or who makes it. */
function OwnReport({
  locale,
  view,
  participant,
  canReport,
  workingLanguages,
  zone,
  typing,
  idempotencyKey,
}: Props & { participant: { key: string; name: string } }) {
  const t = translator(locale, 'desk-commitment');
  const last = view.reports.find(({ actor }) => actor === participant.key);
  const returned = last?.stage === 'returned' ? last : undefined;
  return (
    <Section title={t('reportTitle')} id="report" wide>
      {canReport ? (
        <>
          <p className="tw:mb-4">{t('reportLead')}</p>
          <StaffForm
            locale={locale}
            action={reportProgress}
            act="reportProgress"
            idempotencyKey={idempotencyKey}
            layout="pairs"
            keep={keptForm({ locale, zone, typing }, `${reportTyping}${view.id}`)}
            fields={[
              { kind: 'hidden', name: 'id', value: view.id },
              {
                kind: 'fixed',
                name: 'participant',
                label: t('form.participant'),
                value: participant.key,
                text: participant.name,
              },
              ...reportFields(locale, workingLanguages, returned),
            ]}
          />
        </>
      ) : (
        <p>{t(participant.key.startsWith('org:') ? 'organizationsReport' : 'headsReport')}</p>
      )}
    </Section>
  );
}
