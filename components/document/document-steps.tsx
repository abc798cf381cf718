import { audienceText } from '#components/document/audience.ts';
import { VersionForm } from '#components/document/version-form.tsx';
import { languageNames } from '#components/document/version-words.ts';
import { OfficeForm } from '#components/office/office-form.tsx';
import { day } from '#components/source/when.ts';
import { Facts } from '#components/ui/facts.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { LinkSet } from '#components/ui/link-set.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { clearDocument, issueDocument, withdrawDocument } from '#lib/document/actions.ts';
import type { OfficeDocument } from '#lib/document/office/queries.ts';
import { translator } from '#lib/kernel/language.ts';

export const steps = ['clear', 'issue', 'version', 'withdraw'] as const;
export type Step = (typeof steps)[number];

type Props = { locale: Locale; document: OfficeDocument; step: Step | null; limitMb: number; sending: string };

/** What can be done with a document now, each by an address of its own; the form of the one that is open. */
export function DocumentSteps({ locale, document, step, limitMb, sending }: Props) {
  const t = translator(locale, 'office-document');
  const { id, can, stage } = document;
  const path = `/${locale}/portal/office/document`;
  const allowed = { clear: can.clear, issue: can.issue, version: can.addVersion, withdraw: can.withdraw };
  const open = step && allowed[step] ? step : null;
  const link = (key: Step) => ({
    href: `${path}/${id}?step=${key}#acts`,
    label: t(`act.${key}`),
    current: open === key,
  });
  const revise = { href: `${path}/new?conference=${document.conference.id}&of=${id}`, label: t('act.revise') };
  const links = [
    ...(['clear', 'issue', 'version'] as const).filter((key) => allowed[key]).map(link),
    ...(can.revise ? [revise] : []),
    ...(allowed.withdraw ? [link('withdraw')] : []),
  ];
  if (links.length === 0) return <Ended locale={locale} stage={stage} />;
  const of = { locale, document, sending };
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

function Ended({ locale, stage }: { locale: Locale; stage: OfficeDocument['stage'] }) {
  const t = translator(locale, 'office-document');
  return (
    <p>
      {t('nothing')} {stage === 'withdrawn' && t('nothingWithdrawn')} {stage === 'superseded' && t('nothingSuperseded')}
    </p>
  );
}

type Of = { locale: Locale; document: OfficeDocument; sending: string };

const subject = ({ id, version }: OfficeDocument): FieldSpec[] => [
  { kind: 'hidden', name: 'id', value: id },
  { kind: 'hidden', name: 'seen', value: `${version}` },
];

/** What is missing is said before it is too late to add it. */
function Missing({ locale, missing }: { locale: Locale; missing: readonly string[] }) {
  if (missing.length === 0) return null;
  const t = translator(locale, 'office-document');
  return (
    <Notice tone="awaits">
      <p>{t('missingWarning', { count: missing.length, languages: languageNames(locale, missing) })}</p>
    </Notice>
  );
}

function Clear({ locale, document, sending }: Of) {
  return (
    <>
      <p>{translator(locale, 'office-document')('clearLead')}</p>
      <Missing locale={locale} missing={document.missing} />
      <OfficeForm
        action={clearDocument}
        fields={subject(document)}
        act="clearDocument"
        sending={sending}
        locale={locale}
      />
    </>
  );
}

/** Issuing is shown in full: who will see the document, what it supersedes, and what is released for good. */
function Issue({ locale, document, sending }: Of) {
  const t = translator(locale, 'office-document');
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
      <OfficeForm
        action={issueDocument}
        fields={subject(document)}
        act="issueDocument"
        sending={sending}
        locale={locale}
        tone="solemn"
      />
    </>
  );
}

function Withdraw({ locale, document, sending }: Of) {
  const t = translator(locale, 'office-document');
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
    <OfficeForm
      action={withdrawDocument}
      fields={[
        ...subject(document),
        fixed('symbol', t('symbol'), symbol),
        fixed('stage', t('stage'), t('withdrawStage', { stage: stageName })),
        fixed('seenBy', t('willNotSee'), seen),
      ]}
      act="withdrawDocument"
      sending={sending}
      locale={locale}
      tone="solemn"
    />
  );
}
