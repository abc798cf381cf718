import { audienceText } from '#components/document/staff/audience.ts';
import { Access, Correct, Edit, type Of, Remove } from '#components/document/staff/document-corrections.tsx';
import { ReplaceForm, VersionForm } from '#components/document/staff/version-form.tsx';
import { reasonField } from '#components/layout/reason-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { subjectFields } from '#components/layout/subject-fields.ts';
import { day } from '#components/source/when.ts';
import { Facts } from '#components/ui/facts.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { LinkSet } from '#components/ui/link-set.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#db/vocabulary.ts';
import {
  clearDocument,
  issueDocument,
  returnDocument,
  reviewDocument,
  withdrawDocument,
} from '#lib/document/actions.ts';
import type { Version } from '#lib/document/reading/queries.ts';
import type { StaffDocument } from '#lib/document/staff/queries.ts';
import { languageNames, translator } from '#lib/language/language.ts';

export const steps = [
  'edit',
  'review',
  'return',
  'clear',
  'issue',
  'version',
  'replace',
  'remove',
  'correct',
  'access',
  'withdraw',
] as const;
export type Step = (typeof steps)[number];

type Props = {
  locale: Locale;
  document: StaffDocument;
  step: Step | null;
  /** The language version that the step is about, from the address. */
  file: string | undefined;
  limitMb: number;
  idempotencyKey: string;
};

/** What can be done with a document now, each by an address of its own; the form of the one that is open. */
export function DocumentSteps({ locale, document, step, file, limitMb, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-document');
  const { id, can, stage } = document;
  const path = `/${locale}/portal/staff/document`;
  const version = document.versions.find((one) => one.id === file) ?? null;
  const allowed: Record<Step, boolean> = {
    ...can,
    version: can.addVersion,
    replace: can.edit && version !== null,
    remove: can.edit && version !== null,
  };
  const open = step && allowed[step] ? step : null;
  const link = (key: Exclude<Step, 'replace' | 'remove'>) =>
    allowed[key] ? [{ href: `${path}/${id}?step=${key}#acts`, label: t(`act.${key}`), current: open === key }] : [];
  const revise = { href: `${path}/new?conference=${document.conference?.id ?? ''}&of=${id}`, label: t('act.revise') };
  const links = [
    ...(['edit', 'review', 'clear', 'return', 'issue', 'version'] as const).flatMap(link),
    ...(can.revise ? [revise] : []),
    ...(['correct', 'access', 'withdraw'] as const).flatMap(link),
  ];
  if (links.length === 0) return <Ended locale={locale} stage={stage} />;
  const of = { locale, document, idempotencyKey };
  return (
    <>
      <LinkSet label={t('acts')} items={links} tabs={open !== null} />
      {open && <Opened {...of} step={open} version={version} limitMb={limitMb} />}
    </>
  );
}

type Open = Of & { step: Step; version: Version | null; limitMb: number };

function Opened({ step, version, limitMb, ...of }: Open) {
  switch (step) {
    case 'edit':
      return <Edit {...of} />;
    case 'review':
      return <Plain {...of} action={reviewDocument} act="reviewDocument" lead="reviewLead" />;
    case 'return':
      return <Plain {...of} action={returnDocument} act="returnDocument" lead="returnLead" />;
    case 'clear':
      return <Clear {...of} />;
    case 'issue':
      return <Issue {...of} />;
    case 'version':
      return <VersionForm {...of} limitMb={limitMb} />;
    case 'replace':
      return version && <ReplaceForm {...of} of={version} limitMb={limitMb} />;
    case 'remove':
      return version && <Remove {...of} version={version} />;
    case 'correct':
      return <Correct {...of} />;
    case 'access':
      return <Access {...of} />;
    case 'withdraw':
      return <Withdraw {...of} />;
  }
}

function Ended({ locale, stage }: { locale: Locale; stage: StaffDocument['stage'] }) {
  const t = translator(locale, 'staff-document');
  return (
    <p>
      {t('nothing')} {stage === 'withdrawn' && t('nothingWithdrawn')} {stage === 'superseded' && t('nothingSuperseded')}
    </p>
  );
}

type PlainProps = Of & {
  action: typeof reviewDocument;
  act: 'reviewDocument' | 'returnDocument';
  lead: 'reviewLead' | 'returnLead';
};

/** A step that asks for nothing. */
function Plain({ locale, document, idempotencyKey, action, act, lead }: PlainProps) {
  return (
    <>
      <p>{translator(locale, 'staff-document')(lead)}</p>
      <StaffForm
        action={action}
        fields={subjectFields(document)}
        act={act}
        idempotencyKey={idempotencyKey}
        locale={locale}
      />
    </>
  );
}

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
        fields={subjectFields(document)}
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
          { term: t('symbol'), value: document.symbol ?? document.title },
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
        fields={subjectFields(document)}
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
  const { symbol, title, stage, releasedOn, wasIssued } = document;
  const stageName = translator(locale, 'vocabulary')(`documentStage.${stage}`).toLocaleLowerCase(locale);
  const seen = releasedOn
    ? t('onlySecretariatRecalled', { day: day(locale, releasedOn) })
    : t(wasIssued ? 'onlySecretariatAndNotice' : 'onlySecretariat');
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
        ...subjectFields(document),
        fixed('symbol', t(symbol ? 'symbol' : 'title'), symbol ?? title),
        fixed('stage', t('stage'), t('withdrawStage', { stage: stageName })),
        fixed('seenBy', t('willNotSee'), seen),
        ...(wasIssued ? [reasonField(locale)] : []),
      ]}
      act="withdrawDocument"
      idempotencyKey={idempotencyKey}
      locale={locale}
      tone="irreversible"
    />
  );
}
