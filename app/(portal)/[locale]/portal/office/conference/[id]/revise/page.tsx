import { notFound } from 'next/navigation';
import { RevisedConferenceOffice } from '#components/conference/conference-form-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { conferenceChoices, officeConference } from '#lib/conference/office/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office-conference')('form.reviseTitle') };
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const path = `/office/conference/${id}/revise`;
  const entered = await enter(locale, 'enterOffice', path);
  const conference = await officeConference(entered.actor, locale, id);
  const choices = await conferenceChoices(entered.actor, locale);
  if (!choices || !conference?.can.revise) notFound();
  return (
    <Room locale={locale} path={`/portal${path}`} entered={entered}>
      <RevisedConferenceOffice
        locale={locale}
        choices={choices}
        conference={conference}
        sending={crypto.randomUUID()}
      />
    </Room>
  );
}
