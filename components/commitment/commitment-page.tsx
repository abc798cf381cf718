import { CommitmentFacts } from '#components/commitment/commitment-facts.tsx';
import { Reports } from '#components/commitment/reports.tsx';
import { actorText, placeText } from '#components/commitment/words.ts';
import { Notices } from '#components/correction/notices.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { CommitmentView } from '#lib/commitment/queries.ts';
import { translator } from '#lib/language/language.ts';

/** The name of a commitment's page: the word, and its place where that is said. */
export function titleOf(locale: Locale, view: CommitmentView): string {
  const t = translator(locale, 'commitment');
  const { paragraph } = view;
  const place = placeText(locale, paragraph ? { place: paragraph.place, paragraphId: paragraph.id } : view);
  return place ? t('titled', { place }) : t('commitment');
}

/** What heads a commitment's page, whoever reads it: its outcome, its place, and its words. */
export function CommitmentHeading({ locale, view }: { locale: Locale; view: CommitmentView }) {
  const of = view.outcome ?? view.text;
  return (
    <PageHeading
      title={titleOf(locale, view)}
      kicker={
        of && (
          <Quoted locale={locale} language={of.titleLanguage}>
            {of.title}
          </Quoted>
        )
      }
      lead={
        <p className="tw:wrap-anywhere">
          <Quoted locale={locale} language={view.wordsLanguage}>
            {view.words}
          </Quoted>
        </p>
      }
    />
  );
}

/** One commitment: what was promised, where, by whom and until when, how it stands, and every report that is public. */
export function CommitmentPage({ locale, view }: { locale: Locale; view: CommitmentView }) {
  const t = translator(locale, 'commitment');
  const path = `/${locale}/commitments`;
  return (
    <>
      <Breadcrumbs label={translator(locale, 'frame')('breadcrumbs')} items={[{ href: path, label: t('title') }]} />
      <CommitmentHeading locale={locale} view={view} />
      <Notices locale={locale} noun="commitment" corrections={view.corrections} />
      {view.withdrawnOn ? (
        <p className="tw:mb-8">{t('withdrawn')}</p>
      ) : (
        <>
          <Section title={t('record')}>
            <CommitmentFacts locale={locale} path={path} view={view} />
          </Section>
          <Section title={t('reports')} id="reports" wide>
            <Reports
              locale={locale}
              rows={view.reports}
              conferences={`/${locale}/conferences`}
              empty={{ title: t('reportsNone'), lead: t('reportsNoneLead') }}
            />
            <Silent locale={locale} view={view} isPublic />
          </Section>
        </>
      )}
    </>
  );
}

/** Who has said nothing yet that this reader sees. */
export function Silent({
  locale,
  view,
  isPublic = false,
}: {
  locale: Locale;
  view: CommitmentView;
  /** The public sees what is published alone: of others it is not said that they have not reported. */
  isPublic?: boolean;
}) {
  const heard = new Set(view.reports.map(({ actor }) => actor));
  const silent = view.progress.filter(({ actor }) => !heard.has(actor));
  if (silent.length === 0 || view.status === 'superseded') return null;
  return (
    <p className="tw:mt-4 tw:text-sm">
      <span className="tw:text-muted">{translator(locale, 'commitment')(isPublic ? 'silentPublic' : 'silent')}:</span>{' '}
      {silent.map(({ actor, name }) => actorText(locale, { key: actor, name })).join(', ')}
    </p>
  );
}
