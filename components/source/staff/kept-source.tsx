import { Notices } from '#components/correction/notices.tsx';
import { reasonField } from '#components/layout/reason-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { languageOf, Quoted } from '#components/source/quoted.tsx';
import { SourceFacts } from '#components/source/source-facts.tsx';
import { sourceHref } from '#components/source/source-link.tsx';
import { KeptResting } from '#components/source/staff/kept-resting.tsx';
import { Actions } from '#components/ui/actions.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { labelled, translator } from '#lib/language/language.ts';
import { correctSource, removeSource } from '#lib/source/staff/actions.ts';
import type { KeptSourcePage } from '#lib/source/staff/queries.ts';
import { partialDateText } from '#lib/time/period.ts';

type Props = { locale: Locale; view: KeptSourcePage };

const above = (locale: Locale) => `/${locale}/portal/staff/claim/source`;

function Above({ locale, view }: { locale: Locale; view?: KeptSourcePage }) {
  const staff = translator(locale, 'staff');
  return (
    <Breadcrumbs
      label={staff('above')}
      items={[
        { href: `/${locale}/portal/staff/claim`, label: staff('area.claim') },
        { href: above(locale), label: translator(locale, 'staff-source')('title') },
        ...(view ? [{ href: `${above(locale)}/${encodeURIComponent(view.key)}`, label: view.title }] : []),
      ]}
    />
  );
}

/** One source as the office keeps it: what it is, who sees it, what was put right, and all of the register that rests on it. */
export function KeptSource({ locale, view }: Props) {
  const t = translator(locale, 'staff-source');
  const path = `${above(locale)}/${encodeURIComponent(view.key)}`;
  return (
    <>
      <Above locale={locale} />
      <PageHeading
        title={view.title}
        lang={languageOf(locale, view.title)}
        kicker={<Quoted locale={locale}>{view.publisher}</Quoted>}
      >
        <Actions>
          {view.can.keep && <LinkButton href={`${path}/correct`}>{t('step.correct')}</LinkButton>}
          {view.can.keep && (
            <LinkButton tone="quiet" href={`${path}/remove`}>
              {t('step.remove')}
            </LinkButton>
          )}
          {view.public && <a href={sourceHref(locale, view.key)}>{t('onPublicSide')}</a>}
        </Actions>
      </PageHeading>
      <Section title={translator(locale, 'source-page')('facts')}>
        <SourceFacts locale={locale} source={view} />
        {!view.public && <Notice title={t('officeOnly')}>{t('officeOnlyLead')}</Notice>}
        <Notices locale={locale} noun="source" corrections={view.corrections} />
      </Section>
      <Section title={translator(locale, 'source-page')('resting')} id="resting" wide>
        <KeptResting locale={locale} view={view} />
      </Section>
    </>
  );
}

export const sourceSteps = ['correct', 'remove'] as const;
export type SourceStep = (typeof sourceSteps)[number];

/** The form that corrects a source, or removes it; in place of that, while something rests on it, what does. */
export function SourceStepForm({
  locale,
  view,
  step,
  idempotencyKey,
}: Props & { step: SourceStep; idempotencyKey: string }) {
  const t = translator(locale, 'staff-source');
  const keeps = step === 'remove' && view.resting.total > 0;
  const which: FieldSpec[] = [
    {
      kind: 'fixed',
      name: 'key-of',
      label: t('which'),
      value: view.key,
      text: labelled(locale, view.publisher, view.title),
    },
    { kind: 'hidden', name: 'expectedVersion', value: String(view.version) },
  ];
  const form = { idempotencyKey, locale };
  return (
    <>
      <Above locale={locale} view={view} />
      <PageHeading title={t(`step.${step}`)} lead={<p>{t(`stepLead.${step}`)}</p>} />
      {keeps && (
        <>
          <div className="tw:mb-6">
            <Notice title={t('inUse', { count: view.resting.total })}>{t('inUseLead')}</Notice>
          </div>
          <KeptResting locale={locale} view={view} />
        </>
      )}
      {!keeps && step === 'remove' && (
        <StaffForm
          {...form}
          act="removeSource"
          action={removeSource}
          tone="irreversible"
          fields={[...which, reasonField(locale, { help: t('reasonHelp') })]}
        />
      )}
      {step === 'correct' && (
        <StaffForm
          {...form}
          act="correctSource"
          action={correctSource}
          fields={[...which, ...factFields(locale, view), reasonField(locale)]}
        />
      )}
    </>
  );
}

/** What is said of a source, as it is written. */
function factFields(locale: Locale, { publisher, title, date, url }: KeptSourcePage): FieldSpec[] {
  const t = translator(locale, 'source');
  const optional = translator(locale, 'staff')('form.optional');
  return [
    { kind: 'text', name: 'publisher', label: t('staff.publisher'), required: true, value: publisher },
    { kind: 'text', name: 'title', label: t('staff.sourceTitle'), required: true, value: title },
    {
      kind: 'date',
      name: 'date',
      label: t('staff.date'),
      help: t('staff.dateHelp'),
      optional,
      value: date ? partialDateText(date) : '',
    },
    { kind: 'text', name: 'url', label: t('staff.url'), optional, value: url ?? '' },
  ];
}
