import { BodyTable } from '#components/body/bodies-page.tsx';
import { Actions } from '#components/ui/actions.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { BodyView } from '#lib/body/queries.ts';
import { translator } from '#lib/language/language.ts';

type Props = { locale: Locale; bodies: readonly BodyView[]; mayAdd: boolean };

/** The bodies as the office keeps them, each leading to its members and offices. */
export function BodiesStaffPage({ locale, bodies, mayAdd }: Props) {
  const t = translator(locale, 'staff-body');
  const path = `/${locale}/portal/staff/body`;
  return (
    <>
      <PageHeading title={translator(locale, 'staff')('area.body')} lead={t('lead')}>
        {mayAdd && (
          <Actions>
            <LinkButton href={`${path}/new`}>{t('add')}</LinkButton>
          </Actions>
        )}
      </PageHeading>
      <BodyTable locale={locale} bodies={bodies} path={path} />
    </>
  );
}
