import { Notices } from '#components/correction/notices.tsx';
import { reasonField } from '#components/layout/reason-field.ts';
import { sourceField } from '#components/layout/source-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { subjectFields } from '#components/layout/subject-fields.ts';
import { Adopted, kindWord, OutcomeMarks } from '#components/outcome/outcome-list.tsx';
import { type OutcomeFormChoices, outcomeFields } from '#components/outcome/staff/outcome-form.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { SourcesLink } from '#components/source/staff/citations-page.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { LinkSet } from '#components/ui/link-set.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { formatPartialDate, translator } from '#lib/language/language.ts';
import { correctOutcome, reinstateOutcome, withdrawOutcome } from '#lib/outcome/actions.ts';
import type { StaffOutcome } from '#lib/outcome/queries.ts';

export const outcomeSteps = ['correct', 'withdraw'] as const;
export type OutcomeStep = (typeof outcomeSteps)[number];

type Props = OutcomeFormChoices & {
  locale: Locale;
  outcome: StaffOutcome;
  /** The act whose form is open, from the address. */
  step: OutcomeStep | null;
  idempotencyKey: string;
};

/** One outcome for the office: what is said of it, its public page, and the acts that put it right. */
export function OutcomeDetail({ locale, outcome, step, idempotencyKey, ...choices }: Props) {
  const t = translator(locale, 'staff-outcome');
  const office = translator(locale, 'staff');
  const path = `/${locale}/portal/staff/outcome`;
  const open = outcome.withdrawnOn ? null : step;
  const form = { idempotencyKey, locale };
  return (
    <>
      <Breadcrumbs label={office('above')} items={[{ href: path, label: office('area.outcome') }]} />
      <PageHeading
        title={
          <Quoted locale={locale} language={outcome.titleLanguage}>
            {outcome.title}
          </Quoted>
        }
        kicker={kindWord(locale, outcome)}
      >
        <p>
          <a href={`/${locale}/outcomes/${outcome.slug}`}>{t('publicPage')}</a>
        </p>
      </PageHeading>
      <OutcomeMarks locale={locale} row={outcome} />
      <SourcesLink locale={locale} noun="outcome" subject={outcome.id} />
      {outcome.withdrawnOn && (
        <Section title={translator(locale, 'act')('reinstateOutcome.name')} id="acts" wide>
          <StaffForm
            {...form}
            action={reinstateOutcome}
            act="reinstateOutcome"
            fields={[...subjectFields(outcome), reasonField(locale)]}
          />
        </Section>
      )}
      {!outcome.withdrawnOn && (
        <Section title={t('acts')} id="acts" wide>
          <LinkSet
            label={t('acts')}
            tabs={open !== null}
            items={[
              ...outcomeSteps.map((key) => ({
                href: `${path}/${outcome.id}?step=${key}#acts`,
                label: t(`act.${key}`),
                current: open === key,
              })),
              { href: `${path}/new?replaces=${outcome.id}`, label: t('act.replace') },
              {
                href: `/${locale}/portal/staff/commitment/new?outcome=${outcome.id}`,
                label: t('act.commitment'),
              },
            ]}
          />
          {open === 'correct' && (
            <StaffForm
              {...form}
              action={correctOutcome}
              act="correctOutcome"
              layout="pairs"
              fields={[
                ...subjectFields(outcome),
                ...outcomeFields(locale, { ...choices, conference: undefined }, outcome),
                {
                  kind: 'area',
                  name: 'note',
                  label: t('form.note'),
                  value: outcome.note ?? '',
                  optional: office('form.optional'),
                  rows: 3,
                },
                sourceField(locale, outcome.sources),
                reasonField(locale),
              ]}
            />
          )}
          {open === 'withdraw' && (
            <StaffForm
              {...form}
              action={withdrawOutcome}
              act="withdrawOutcome"
              tone="irreversible"
              fields={[
                ...subjectFields(outcome),
                { kind: 'fixed', name: 'what', label: t('outcome'), text: outcome.title, value: '' },
                { kind: 'fixed', name: 'then', label: t('thenLabel'), text: t('then'), value: '' },
                reasonField(locale),
              ]}
            />
          )}
        </Section>
      )}
      <Section title={t('said')} wide>
        <Facts
          items={[
            { term: t('adopted'), value: <Adopted locale={locale} row={outcome} /> },
            { term: t('conference'), value: outcome.conference?.title },
            { term: t('form.validFrom'), value: outcome.validFrom && formatPartialDate(locale, outcome.validFrom) },
            { term: t('form.validTo'), value: outcome.validTo && formatPartialDate(locale, outcome.validTo) },
            { term: t('form.replaces'), value: outcome.replaces?.title },
            { term: t('form.alsoOfName'), value: outcome.alsoOf },
            { term: t('form.instrument'), value: outcome.instrument },
            { term: t('text'), value: t(outcome.textAtHand ? 'atHand' : 'notAtHand') },
          ]}
        />
        <Notices locale={locale} noun="outcome" corrections={outcome.corrections} />
      </Section>
    </>
  );
}
