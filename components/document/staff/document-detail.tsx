import { agendaNumber } from '#components/conference/agenda-number.ts';
import { ExerciseBanner, ExerciseMark } from '#components/conference/exercise-mark.tsx';
import { Notices } from '#components/correction/notices.tsx';
import { audienceText } from '#components/document/staff/audience.ts';
import { DocumentSteps, type Step } from '#components/document/staff/document-steps.tsx';
import { DocumentVersions } from '#components/document/staff/document-versions.tsx';
import { accessText } from '#components/document/staff/documents-page.tsx';
import { StageStatus } from '#components/document/stage-status.tsx';
import { day } from '#components/source/when.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { StaffDocument } from '#lib/document/staff/queries.ts';
import { formatInstant, languageName, translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';

type Props = {
  locale: Locale;
  document: StaffDocument;
  /** From the address: the act whose form is open, and the language version that it is about. */
  asked: { step: Step | null; file: string | undefined };
  zone: string;
  limitMb: number;
  idempotencyKey: string;
};

/** One document for the office: what can be done now, what the register holds of it, and its language versions. */
export function DocumentDetail({ locale, document, asked, zone, limitMb, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-document');
  const office = translator(locale, 'staff');
  const { symbol, title, titleLanguage, conference } = document;
  const path = `/${locale}/portal/staff/document`;
  return (
    <>
      <Breadcrumbs
        label={office('above')}
        items={[
          { href: path, label: office('area.document') },
          ...(conference
            ? [{ href: `${path}?conference=${conference.id}`, label: conference.title, lang: conference.titleLanguage }]
            : []),
        ]}
      />
      <PageHeading
        title={
          <>
            {symbol ?? <span lang={titleLanguage}>{title}</span>}
            <ExerciseMark locale={locale} of={conference ?? { exercise: false }} />
          </>
        }
        lead={symbol && <p {...inLanguage(titleLanguage)}>{title}</p>}
      />
      <ExerciseBanner locale={locale} of={conference ?? { exercise: false }} />
      <Section title={t('acts')} id="acts" wide>
        <DocumentSteps
          locale={locale}
          document={document}
          step={asked.step}
          file={asked.file}
          limitMb={limitMb}
          idempotencyKey={idempotencyKey}
        />
      </Section>
      <Section title={t('versions')} wide>
        <DocumentVersions locale={locale} document={document} zone={zone} />
      </Section>
      <Section title={t('record')} wide>
        <Held locale={locale} document={document} zone={zone} />
        <Notices locale={locale} noun="document" corrections={document.corrections} />
      </Section>
    </>
  );
}

function Held({ locale, document, zone }: { locale: Locale; document: StaffDocument; zone: string }) {
  const t = translator(locale, 'staff-document');
  const words = translator(locale, 'vocabulary');
  const { titles, item, stage, replaces, replacedBy } = document;
  const at = (instant: string | null) => instant && formatInstant(locale, new Date(instant), zone);
  const circulated = stage === 'issued' || stage === 'superseded';
  const follows = replacedBy?.stage === 'issued' || replacedBy?.stage === 'superseded';
  return (
    <Facts
      items={[
        { term: t('stage'), value: <StageStatus locale={locale} stage={stage} /> },
        { term: t('seenBy'), value: circulated ? audienceText(locale, document) : t('onlySecretariat') },
        ...Object.entries(titles).map(([language, text]) => ({
          term: t('titleIn', { language: languageName(locale, language) }),
          value: <span {...inLanguage(language)}>{text}</span>,
        })),
        {
          term: t('agendaItem'),
          value: item && (
            <span {...inLanguage(item.titleLanguage)}>{`${agendaNumber(item.number)} ${item.title}`}</span>
          ),
        },
        { term: t('access'), value: accessText(locale, document) },
        { term: t('distribution'), value: words(`distribution.${document.distribution}`) },
        { term: t('replaces'), value: other(locale, replaces) },
        { term: t(follows ? 'replacedBy' : 'inPreparation'), value: other(locale, replacedBy) },
        { term: t('added'), value: at(document.addedAt) },
        { term: t('cleared'), value: at(document.clearedAt) },
        { term: t('issued'), value: at(document.issuedAt) },
        { term: t('released'), value: document.releasedOn && day(locale, document.releasedOn) },
        { term: t('recalled'), value: document.recalledOn && day(locale, document.recalledOn) },
        { term: t('withdrawn'), value: document.withdrawnOn && day(locale, document.withdrawnOn) },
        { term: t('withdrawnWhy'), value: document.withdrawalReason },
      ]}
    />
  );
}

const other = (locale: Locale, of: StaffDocument['replaces']) =>
  of && <a href={`/${locale}/portal/staff/document/${of.id}`}>{of.symbol}</a>;
