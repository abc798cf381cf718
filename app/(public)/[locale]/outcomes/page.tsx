import type { Metadata } from 'next';
import { pageMetadata, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { OutcomesPage } from '#components/outcome/outcomes-page.tsx';
import { outcomes } from '#lib/outcome/queries.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  return pageMetadata(locale, '/outcomes', await frame(locale), { part: 'outcome' });
}

export default async function Outcomes({ params }: Props) {
  const { locale } = readPath(await params);
  const [named, rows] = await Promise.all([frame(locale), outcomes(locale)]);
  return (
    <PublicShell locale={locale} path="/outcomes" frame={named}>
      <OutcomesPage locale={locale} rows={rows} />
    </PublicShell>
  );
}
