import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { expectSpelling, pageMetadata, queryOf, readPath, stateInAddress } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { headOf } from '#components/participant/head.ts';
import { ParticipantPage } from '#components/participant/participant-page.tsx';
import { asked, day } from '#lib/page/asked.ts';
import { stateStory } from '#lib/participant/queries.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = {
  params: Promise<{ locale: string; state: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, state: given } = readPath(await params);
  const state = stateInAddress(given);
  const { date } = asked(queryOf(await searchParams, ['date']).values, { date: day }).values;
  const [named, view] = await Promise.all([frame(locale), stateStory(locale, state, date)]);
  return pageMetadata(locale, `/states/${state}`, named, headOf(locale, view, named));
}

/** One State; an address in large letters, or with the code of two, leads to the one in small letters. */
export default async function State({ params, searchParams }: Props) {
  const { locale, state: given } = readPath(await params);
  const state = stateInAddress(given);
  const query = queryOf(await searchParams, ['date']);
  const { values, wrong } = asked(query.values, { date: day });
  const [named, view] = await Promise.all([frame(locale), stateStory(locale, state, values.date)]);
  if (!view) notFound();
  expectSpelling(locale, 'states', given, state, query.text);
  return (
    <PublicShell locale={locale} path={`/states/${state}${query.text}`} frame={named} wrong={wrong}>
      <ParticipantPage locale={locale} view={view} wrong={wrong} />
    </PublicShell>
  );
}
