import { audienceText } from '#components/document/staff/audience.ts';
import { VersionForm } from '#components/document/staff/version-form.tsx';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { day } from '#components/source/when.ts';
import { Facts } from '#components/ui/facts.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { LinkSet } from '#components/ui/link-set.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { clearDocument, issueDocument, withdrawDocument } from '#lib/document/actions.ts';
import type { StaffDocument } from '#lib/document/staff/queries.ts';
import { languageNames, translator } from '#lib/language/language.ts';

export const steps = ['clear', 'issue', 'version', 'withdraw'] as const;
export type Step = (typeof steps)[number];

type Props = { locale: Locale; document: StaffDocument; step: Step | null; limitMb: number; idempotencyKey: string };

/** What can be done with a document now, each by an address of its own; the form of the one that is open. */
export function DocumentSteps({ locale, document, step, limitMb, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-document');
  const { id, can, stage } = document;
  const path = `/${locale}/portal/staff/document`;
  const allowed = { clear: can.clear, issue: can.issue, version: can.addVersion, withdraw: can.withdraw };
  const open = step && allowed[step] ? step : null;
  const link = (key: Step) => ({
    href: `${path}/${id}?step=${key}#acts`,
    label: t(`act.${key}`),
    current: open === key,
  });
  const revise = { href: `${path}/new?conference=${document.conference?.id ?? ''}&of=${id}`, label: t('act.revise') };
  const links = [
    ...(['clear', 'issue', 'version'] as const).filter((key) => allowed[key]).map(link),
    ...(can.revise ? [revise] : []),
    ...(allowed.withdraw ? [link('withdraw')] : []),
  ];
  if (links.length === 0) return <Ended locale={locale} stage={stage} />;
  const of = { locale, document, idempotencyKey };
  return (
    <>
      <LinkSet label={t('acts')} items={links} tabs={open !== null} />
      {open === 'clear' && <Clear {...of} />}
      {open === 'issue' && <Issue {...of} />}
      {open === 'version' && <VersionForm {...of} limitMb={limitMb} />}
      {open === 'withdraw' && <Withdraw {...of} />}
    </>
  );
}

function Ended({ locale, stage }: { locale: Locale; stage: StaffDocument['stage'] }) {
  const t = translator(locale, 'staff-document');
  return (
    <p>
      {t('nothing')} {stage === 'withdrawn' && t('nothingWithdrawn')} {stage === 'superseded' && t('nothingSuperseded')}
    </p>
  );
}

type Of = { locale: Locale; document: StaffDocument; idempotencyKey: string };

const subject = ({ id, version }: StaffDocument): FieldSpec[] => [
  { kind: 'hidden', name: 'id', value: id },
  { kind: 'hidden', name: 'expectedVersion', value: `${version}` },
];

/** What is missing is said before it is too late to add it. */
function Missing({ locale, missing }: { locale: Locale; missing: readonly string[] }) {
  if (missing.length === 0) return null;
  const t = translator(locale, 'staff-document');
  return (
    <Notice tone="awaits">
      <p>{t('missingWarning', { count: missing.length, languages: languageNames(locale, missing) })}</p>
    </Notice>
  );
}

function Clear({ locale, document, idempotencyKey }: Of) {
  return (
    <>
      <p>{translator(locale, 'staff-document')('clearLead')}</p>
      <Missing locale={locale} missing={document.missing} />
      <StaffForm
        action={clearDocument}
        fields={subject(document)}
        act="clearDocument"
        idempotencyKey={idempotencyKey}
        locale={locale}
      />
    </>
  );
}

/** Issuing is shown in full: who will see the document, what it supersedes, and what is released for good. */
function Issue({ locale, document, idempotencyKey }: Of) {
  const t = translator(locale, 'staff-document');
  const { access, missing, replaces, versions } = document;
  return (
    <>
      <p>{t('issueLead')}</p>
      <Facts
        items={[
          { term: t('symbol'), value: document.symbol },
          { term: t('stage'), value: t('issueStage') },
          { term: t('willSee'), value: audienceText(locale, document) },
          { term: t('languages'), value: languageNames(locale, [...new Set(versions.map(({ lang }) => lang))]) },
          { term: t('supersedes'), value: replaces?.stage === 'issued' ? replaces.symbol : null },
          { term: t('copies'), value: access === 'public' ? t('copiesGood', { count: versions.length }) : null },
        ]}
      />
      <Missing locale={locale} missing={missing} />
      <StaffForm
        action={issueDocument}
        fields={subject(document)}
        act="issueDocument"
        idempotencyKey={idempotencyKey}
        locale={locale}
        tone="irreversible"
      />
    </>
  );
}

function Withdraw({ locale, document, idempotencyKey }: Of) {
  const t = translator(locale, 'staff-document');
  const { symbol, stage, releasedOn } = document;
  const stageName = translator(locale, 'vocabulary')(`documentStage.${stage}`).toLocaleLowerCase(locale);
  const seen = releasedOn ? t('onlySecretariatButCopy', { day: day(locale, releasedOn) }) : t('onlySecretariat');
  const fixed = (name: string, label: string, text: string): FieldSpec => ({
    kind: 'fixed',
    name,
    label,
    text,
    value: '',
  });
  return (
    <StaffForm
      action={withdrawDocument}
      fields={[
        ...subject(document),
        fixed('symbol', t('symbol'), symbol),
        fixed('stage', t('stage'), t('withdrawStage', { stage: stageName })),
        fixed('seenBy', t('willNotSee'), seen),
      ]}
      act="withdrawDocument"
      idempotencyKey={idempotencyKey}
      locale={locale}
      tone="irreversible"
    />
  );
}
