import { notFound } from 'next/navigation';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { CitationsPage } from '#components/source/staff/citations-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { citationsOf } from '#lib/source/citation/queries.ts';

type Props = { params: Promise<{ locale: string; noun: string; subject: string }> };

export const generateMetadata = titled('source', 'staff.title');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const { noun, subject } = await params;
  const path = `/staff/claim/sources/${noun}/${subject}`;
  const entered = await enter(locale, 'citeSource', path);
  const view = await citationsOf(entered.actor, locale, { noun, subject: decodeURIComponent(subject) });
  if (!view) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <CitationsPage locale={locale} view={view} idempotencyKeys={[crypto.randomUUID(), crypto.randomUUID()]} />
    </PortalPage>
  );
}
