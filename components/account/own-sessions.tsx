import { StaffForm } from '#components/layout/staff-form.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { endOwnSession } from '#lib/account/own/actions.ts';
import type { OwnSession } from '#lib/account/own/queries.ts';
import { formatInstant, translator } from '#lib/language/language.ts';

type Props = { locale: Locale; sessions: readonly OwnSession[]; zone: string };

/** Where one is signed in now: since when, last seen, from what kind of browser; each but this one can be ended here. */
export function OwnSessions({ locale, sessions, zone }: Props) {
  const t = translator(locale, 'account');
  const when = (text: string) => formatInstant(locale, new Date(text), zone);
  return (
    <DataTable<OwnSession>
      caption={t('own.sessionsLead')}
      rowKey={({ id }) => id}
      count={t('own.sessionCount', { count: sessions.length })}
      empty={<EmptyState title={t('own.noSession')} />}
      columns={[
        { key: 'browser', label: t('own.browser'), cell: ({ browser }) => browser ?? t('own.browserUnknown') },
        { key: 'begun', label: t('own.begun'), cell: ({ begun }) => when(begun) },
        { key: 'seen', label: t('own.seen'), cell: ({ seen }) => when(seen) },
        {
          key: 'end',
          label: t('own.end'),
          cell: ({ id, own }) =>
            own ? (
              t('own.thisOne')
            ) : (
              <StaffForm
                id={id}
                action={endOwnSession}
                act="endOwnSession"
                fields={[{ kind: 'hidden', name: 'session', value: id }]}
                idempotencyKey={crypto.randomUUID()}
                locale={locale}
                tone="quiet"
              />
            ),
        },
      ]}
      groups={[{ key: 'open', rows: sessions }]}
    />
  );
}
