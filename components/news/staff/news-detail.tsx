import { Notices } from '#components/correction/notices.tsx';
import { reasonField } from '#components/layout/reason-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { subjectFields } from '#components/layout/subject-fields.ts';
import { NewsMarks } from '#components/news/news-list.tsx';
import { newsFields } from '#components/news/staff/news-form.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { day } from '#components/source/when.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { LinkSet } from '#components/ui/link-set.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { ConferenceChoice } from '#lib/conference/queries.ts';
import { translator } from '#lib/language/language.ts';
import { correctNews, reinstateNews, withdrawNews } from '#lib/news/actions.ts';
import type { StaffNews } from '#lib/news/queries.ts';

export const newsSteps = ['correct', 'withdraw'] as const;
export type NewsStep = (typeof newsSteps)[number];

type Props = {
  locale: Locale;
  news: StaffNews;
  /** The act whose form is open, from the address. */
  step: NewsStep | null;
  conferences: readonly ConferenceChoice[];
  today: string;
  workingLanguages: readonly string[];
  idempotencyKey: string;
};

/** One press release for the office: its public page, what was put right, and the acts that do so. */
export function NewsDetail({ locale, news, step, conferences, today, workingLanguages, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-news');
  const office = translator(locale, 'staff');
  const path = `/${locale}/portal/staff/news`;
  const open = news.withdrawnOn ? null : step;
  const form = { idempotencyKey, locale };
  return (
    <>
      <Breadcrumbs label={office('above')} items={[{ href: path, label: office('area.news') }]} />
      <PageHeading
        title={
          <Quoted locale={locale} language={news.headlineLanguage}>
            {news.headline}
          </Quoted>
        }
        kicker={day(locale, news.date)}
      >
        <p>
          <a href={`/${locale}/news/${news.slug}`}>{t('publicPage')}</a>
        </p>
      </PageHeading>
      <NewsMarks locale={locale} row={news} />
      {news.withdrawnOn && (
        <Section title={translator(locale, 'act')('reinstateNews.name')} id="acts" wide>
          <StaffForm
            {...form}
            action={reinstateNews}
            act="reinstateNews"
            fields={[...subjectFields(news), reasonField(locale)]}
          />
        </Section>
      )}
      {!news.withdrawnOn && (
        <Section title={t('acts')} id="acts" wide>
          <LinkSet
            label={t('acts')}
            tabs={open !== null}
            items={newsSteps.map((key) => ({
              href: `${path}/${news.id}?step=${key}#acts`,
              label: t(`act.${key}`),
              current: open === key,
            }))}
          />
          {open === 'correct' && (
            <StaffForm
              {...form}
              action={correctNews}
              act="correctNews"
              layout="pairs"
              fields={[
                ...subjectFields(news),
                ...newsFields(locale, { conferences, conference: undefined, today, workingLanguages }, news),
                reasonField(locale),
              ]}
            />
          )}
          {open === 'withdraw' && (
            <StaffForm
              {...form}
              action={withdrawNews}
              act="withdrawNews"
              tone="irreversible"
              fields={[
                ...subjectFields(news),
                { kind: 'fixed', name: 'what', label: t('headline'), text: news.headline, value: '' },
                { kind: 'fixed', name: 'then', label: t('thenLabel'), text: t('then'), value: '' },
                reasonField(locale),
              ]}
            />
          )}
        </Section>
      )}
      <Notices locale={locale} noun="news" corrections={news.corrections} />
    </>
  );
}
