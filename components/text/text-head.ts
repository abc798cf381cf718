import type { Metadata } from 'next';
import { localeOf } from '#lib/account/guard.ts';
import { currentSession } from '#lib/account/session.ts';
import { translator } from '#lib/language/language.ts';
import { textTitle } from '#lib/text/queries.ts';

/** The generateMetadata of a text's page: its symbol and title, where whoever is signed in may see it. */
export async function textHead({ params }: { params: Promise<{ locale: string; id: string }> }): Promise<Metadata> {
  const session = await currentSession();
  const locale = await localeOf(params);
  const title = session && (await textTitle(session.actor, locale, (await params).id));
  return { title: title ?? translator(locale, 'staff')('thing.text') };
}
