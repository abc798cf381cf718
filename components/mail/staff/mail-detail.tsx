import { StaffForm } from '#components/layout/staff-form.tsx';
import { subjectFields } from '#components/layout/subject-fields.ts';
import { StateOf } from '#components/mail/staff/mail-page.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { LinkSet } from '#components/ui/link-set.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { formatInstant, translator } from '#lib/language/language.ts';
import { dropMail, retryMail } from '#lib/mail/actions.ts';
import type { MailView } from '#lib/mail/queries.ts';
import { awaitsDecision } from '#lib/mail/rules.ts';

export const steps = ['retry', 'drop'] as const;
export type Step = (typeof steps)[number];
const acts = { retry: 'retryMail', drop: 'dropMail' } as const;
const actions = { retry: retryMail, drop: dropMail };

type Props = { locale: Locale; mail: MailView; step: Step | null; zone: string; idempotencyKey: string };

/** One message: what can be done with it, what became of it, and what it says. */
export function MailDetail({ locale, mail, step, zone, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-mail');
  const staff = translator(locale, 'staff');
  const { subject, recipient, body, state, reason, answer, attempts, createdAt, settledAt } = mail;
  return (
    <>
      <Breadcrumbs
        label={staff('above')}
        items={[{ href: `/${locale}/portal/staff/mail`, label: staff('area.mail') }]}
      />
      <PageHeading title={subject} lead={<p>{recipient}</p>} />
      <Section title={t('page.acts')} id="acts" wide>
        {awaitsDecision(state) ? (
          <Steps locale={locale} mail={mail} step={step} idempotencyKey={idempotencyKey} />
        ) : (
          <p>{t(state === 'queued' && attempts > 0 ? 'queuedAfter' : 'page.nothing')}</p>
        )}
      </Section>
      <Section title={t('page.record')} wide>
        <Facts
          items={[
            { term: t('state'), value: <StateOf locale={locale} state={state} reason={reason} /> },
            { term: t('settled'), value: settledAt && formatInstant(locale, new Date(settledAt), zone) },
            { term: t('attempts'), value: attempts > 0 ? attempts : null },
            { term: t('answer'), value: answer && <span lang="en">{answer}</span> },
            { term: t('when'), value: formatInstant(locale, new Date(createdAt), zone) },
          ]}
        />
      </Section>
      <Section title={t('text')} wide>
        <div className="tw:whitespace-pre-line tw:wrap-anywhere">{body}</div>
      </Section>
    </>
  );
}

function Steps({ locale, mail, step, idempotencyKey }: Omit<Props, 'zone'>) {
  const t = translator(locale, 'staff-mail');
  return (
    <>
      <LinkSet
        label={t('page.acts')}
        tabs={step !== null}
        items={steps.map((key) => ({
          href: `/${locale}/portal/staff/mail/${mail.id}?step=${key}#acts`,
          label: t(`act.${key}`),
          current: key === step,
        }))}
      />
      {step && (
        <>
          <p>{t(`lead-${step}`)}</p>
          <StaffForm
            action={actions[step]}
            fields={subjectFields(mail)}
            act={acts[step]}
            idempotencyKey={idempotencyKey}
            locale={locale}
            tone={step === 'drop' ? 'irreversible' : 'primary'}
          />
        </>
      )}
    </>
  );
}
