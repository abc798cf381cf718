import { finished } from '#app/(portal)/finished.tsx';
import { PolicyPage } from '#components/office/policy-page.tsx';
import { Room } from '#components/office/room.tsx';
import { enter } from '#lib/account/guard.ts';
import { policyTable } from '#lib/kernel/policy-table.ts';

export const GET = finished(async (locale) => {
  const entered = await enter(locale, 'enterOffice', '/office/policy');
  return (
    <Room locale={locale} room="policy" path="/portal/office/policy" entered={entered}>
      <PolicyPage locale={locale} table={policyTable(locale)} />
    </Room>
  );
});
