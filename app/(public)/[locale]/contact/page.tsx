import type { Metadata } from 'next';
import { pageMetadata, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { ContactPage } from '#components/process/contact-page.tsx';
import { contacts } from '#lib/process/about/queries.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  return pageMetadata(locale, '/contact', await frame(locale), { part: 'process-contact' });
}

export default async function ContactOffices({ params }: Props) {
  const { locale } = readPath(await params);
  const [named, offices] = await Promise.all([frame(locale), contacts(locale)]);
  return (
    <PublicShell locale={locale} path="/contact" frame={named}>
      <ContactPage locale={locale} contacts={offices} demonstration={named?.demonstration ?? false} />
    </PublicShell>
  );
}
