import { notFound } from 'next/navigation';
import { NewConferenceOffice } from '#components/conference/conference-form-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { conferenceChoices } from '#lib/conference/office/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = { params: Promise<{ locale: string }> };
const path = '/office/conference/new';

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office-conference')('add') };
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterOffice', path);
  const choices = await conferenceChoices(entered.actor, locale);
  if (!choices?.can.add) notFound();
  return (
    <Room locale={locale} path={`/portal${path}`} entered={entered}>
      <NewConferenceOffice locale={locale} choices={choices} sending={crypto.randomUUID()} />
    </Room>
  );
}
