import { Notices } from '#components/correction/notices.tsx';
import { reasonField } from '#components/layout/reason-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { subjectFields } from '#components/layout/subject-fields.ts';
import { NewsMarks } from '#components/news/news-marks.tsx';
import { releaseWords } from '#components/news/news-page.tsx';
import { ReleaseContacts, ReleaseText } from '#components/news/release-text.tsx';
import { type NewsFormChoices, newsFields, publicFromField } from '#components/news/staff/news-fields.ts';
import { ReleaseForm } from '#components/news/staff/news-form.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { day } from '#components/source/when.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { LinkSet } from '#components/ui/link-set.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { KeptTyping } from '#lib/account/typing/queries.ts';
import { isLocale, languageName, translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';
import { callOffNews, reinstateNews, scheduleNews, withdrawNews } from '#lib/news/actions.ts';
import { readContacts, readRelease } from '#lib/news/notation/rules.ts';
import type { StaffNews } from '#lib/news/queries.ts';

/** The acts on a release, by where it stands. */
const stepsOf = {
  public: ['correct', 'withdraw'],
  scheduled: ['change', 'schedule', 'callOff'],
  'called-off': ['change', 'schedule'],
  withdrawn: ['reinstate'],
} as const satisfies Record<StaffNews['state'], readonly string[]>;
export const newsSteps = ['correct', 'withdraw', 'change', 'schedule', 'callOff'] as const;
export type NewsStep = (typeof newsSteps)[number];

type Props = Omit<NewsFormChoices, 'conference'> & {
  locale: Locale;
  news: StaffNews;
  /** The act whose form is open, from the address. */
  step: NewsStep | null;
  typing: readonly KeptTyping[];
  idempotencyKey: string;
};

/** One press release for the office: where it stands, its public page, what was put right, and the acts that may follow. */
export function NewsDetail({ locale, news, step, typing, idempotencyKey, ...choices }: Props) {
  const t = translator(locale, 'staff-news');
  const office = translator(locale, 'staff');
  const path = `/${locale}/portal/staff/news`;
  const steps = newsSteps.filter((key) => stepsOf[news.state].some((one) => one === key));
  const open = steps.find((one) => one === step) ?? null;
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
        {(news.state === 'public' || news.state === 'withdrawn') && (
          <p>
            <a href={`/${locale}/news/${news.slug}`}>{t('publicPage')}</a>
          </p>
        )}
      </PageHeading>
      <div className="tw:pb-6">
        <NewsMarks locale={locale} row={news} />
      </div>
      {(news.state === 'scheduled' || news.state === 'called-off') && <Unseen locale={locale} news={news} />}
      {news.state === 'withdrawn' ? (
        <Section title={translator(locale, 'act')('reinstateNews.name')} id="acts" wide>
          <StaffForm
            action={reinstateNews}
            act="reinstateNews"
            fields={[...subjectFields(news), reasonField(locale)]}
            idempotencyKey={idempotencyKey}
            locale={locale}
          />
        </Section>
      ) : (
        <Section title={t('acts')} id="acts" wide>
          <LinkSet
            label={t('acts')}
            tabs={open !== null}
            items={steps.map((key) => ({
              href: `${path}/${news.id}?step=${key}#acts`,
              label: t(`act.${key}`),
              current: open === key,
            }))}
          />
          {open === 'correct' || open === 'change' ? (
            <ReleaseForm
              locale={locale}
              act="correctNews"
              name={news.id}
              fields={[
                ...subjectFields(news),
                ...newsFields(locale, { ...choices, conference: undefined }, news),
                ...(open === 'correct' ? [reasonField(locale)] : []),
              ]}
              idempotencyKey={idempotencyKey}
              typing={typing}
              choices={{ ...choices, conference: undefined }}
            />
          ) : (
            open && <StepForm locale={locale} news={news} step={open} idempotencyKey={idempotencyKey} />
          )}
        </Section>
      )}
      <Notices locale={locale} noun="news" corrections={news.corrections} />
    </>
  );
}

/** What a release says that readers do not see yet, in each of its languages. */
function Unseen({ locale, news }: { locale: Locale; news: StaffNews }) {
  return (
    <Section title={translator(locale, 'staff-news')('preview')} wide>
      <div className="tw:grid tw:grid-cols-pairs tw:gap-8">
        {Object.entries(news.bodies).map(([tag, body]) => (
          <section key={tag} {...inLanguage(tag)} aria-label={languageName(locale, tag)}>
            <p className="tw:mb-3 tw:font-serif tw:text-lg tw:font-strong">{news.headlines[tag]}</p>
            <ReleaseText
              release={readRelease(news.leads?.[tag] ?? '', body)}
              words={releaseWords(isLocale(tag) ? tag : locale)}
              prefix={`${tag}-`}
            />
            {news.contacts?.[tag] && (
              <div className="tw:mt-5">
                <ReleaseContacts contacts={readContacts(news.contacts[tag])} />
              </div>
            )}
          </section>
        ))}
      </div>
    </Section>
  );
}

type StepProps = {
  locale: Locale;
  news: StaffNews;
  step: Exclude<NewsStep, 'correct' | 'change'>;
  idempotencyKey: string;
};

/** The form of an act that leaves what the release says as it is. */
function StepForm({ locale, news, step, idempotencyKey }: StepProps) {
  const t = translator(locale, 'staff-news');
  const which: FieldSpec[] = [
    ...subjectFields(news),
    { kind: 'fixed', name: 'what', label: t('headline'), text: news.headline, value: '' },
  ];
  const form = { idempotencyKey, locale };
  if (step === 'schedule')
    return (
      <StaffForm
        {...form}
        action={scheduleNews}
        act="scheduleNews"
        fields={[...which, publicFromField(locale, news.zone, news.publicFromAtSeat ?? '')]}
      />
    );
  const then = step === 'callOff' ? t('thenCalledOff') : t('then');
  const told: FieldSpec[] = [...which, { kind: 'fixed', name: 'then', label: t('thenLabel'), text: then, value: '' }];
  return step === 'callOff' ? (
    <StaffForm
      {...form}
      action={callOffNews}
      act="callOffNews"
      tone="irreversible"
      fields={[
        ...told,
        reasonField(locale, {
          help: t('form.reasonHelp'),
          required: false,
          optional: translator(locale, 'staff')('form.optional'),
        }),
      ]}
    />
  ) : (
    <StaffForm
      {...form}
      action={withdrawNews}
      act="withdrawNews"
      tone="irreversible"
      fields={[...told, reasonField(locale)]}
    />
  );
}
