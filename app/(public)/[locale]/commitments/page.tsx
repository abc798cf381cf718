import type { Metadata } from 'next';
import { CommitmentsPage } from '#components/commitment/commitments-page.tsx';
import { pageMetadata, queryOf, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { commitmentStatuses } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { commitments, filterChoices } from '#lib/commitment/queries.ts';
import { among, asked, beyond, pageNumber, text, unknown, without } from '#lib/page/asked.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['page']);
  return pageMetadata(locale, `/commitments${query.text}`, await frame(locale), { part: 'commitment' });
}

export default async function Commitments({ params, searchParams }: Props) {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['outcome', 'status', 'actor', 'page']);
  const readers = { outcome: text, status: among(commitmentStatuses), actor: text, page: pageNumber };
  const { values, wrong } = asked(query.values, readers);
  const [named, found, choices] = await Promise.all([
    frame(locale),
    commitments(PUBLIC, locale, values),
    filterChoices(PUBLIC, locale),
  ]);
  const actors = [...choices.actors, { key: 'secretariat' }];
  const none = [...unknown('outcome', values.outcome, choices.outcomes), ...unknown('actor', values.actor, actors)];
  const list = none.length > 0 ? await commitments(PUBLIC, locale, without(values, none)) : found;
  const all = [...wrong, ...none, ...beyond(values.page, list)];
  return (
    <PublicShell locale={locale} path={`/commitments${query.text}`} frame={named} wrong={all}>
      <CommitmentsPage locale={locale} list={list} filter={values} choices={choices} wrong={all} />
    </PublicShell>
  );
}
