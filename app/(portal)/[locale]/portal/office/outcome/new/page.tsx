import { Room } from '#components/office/room.tsx';
import { OutcomeForm } from '#components/outcome/outcome-form.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { officeConferences } from '#lib/conference/queries.ts';
import { released } from '#lib/document/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office-outcome')('new.title') };
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'publishOutcome', '/office/outcome/new');
  const conferences = await officeConferences(entered.actor, locale);
  const { rows } = await released(locale);
  return (
    <Room locale={locale} path="/portal/office/outcome/new" entered={entered}>
      <OutcomeForm locale={locale} conferences={conferences} released={rows} sending={crypto.randomUUID()} />
    </Room>
  );
}
