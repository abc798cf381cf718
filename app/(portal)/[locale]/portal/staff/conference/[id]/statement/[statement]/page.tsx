import { notFound } from 'next/navigation';
import { RecordStatement, StatementForms, statementTyping } from '#components/conference/staff/statement-forms.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { typingUnder } from '#lib/account/typing/queries.ts';
import { conferenceFormChoices, staffConference } from '#lib/conference/staff/queries.ts';

type Props = { params: Promise<{ locale: string; id: string; statement: string }> };

export const generateMetadata = titled('conference-statement', 'statement');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const { id, statement: named } = await params;
  const path = `/staff/conference/${id}/statement/${named}`;
  const entered = await enter(locale, 'recordStatement', path);
  const conference = await staffConference(entered.actor, locale, id);
  const choices = await conferenceFormChoices(entered.actor, locale);
  const statement = conference?.statements.find((one) => one.id === named);
  if (!conference || !choices || !(named === 'new' ? conference.can.recordStatement : statement)) notFound();
  const of = {
    locale,
    conference,
    choices,
    workingLanguages: entered.frame.workingLanguages,
    typing: await typingUnder(entered.actor, statementTyping),
    idempotencyKeys: Array.from({ length: 4 }, () => crypto.randomUUID()),
  };
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      {statement ? <StatementForms {...of} statement={statement} /> : <RecordStatement {...of} />}
    </PortalPage>
  );
}
