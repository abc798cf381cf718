import { notFound } from 'next/navigation';
import { ReceiptPage } from '#components/adoption/receipt-page.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { receipts } from '#lib/adoption/queries.ts';

type Props = { params: Promise<{ locale: string; noun: string; id: string }> };

export const generateMetadata = titled('adoption', 'receiptPage.title');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const { noun, id } = await params;
  const path = `/staff/receipt/${noun}/${id}`;
  const entered = await enter(locale, 'enterStaff', path);
  const found = await receipts(entered.actor, locale, noun, id);
  if (found.length === 0) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <ReceiptPage locale={locale} receipts={found} zone={entered.clock.zone} />
    </PortalPage>
  );
}
