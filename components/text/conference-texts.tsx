import { Texts } from '#components/text/text-list.tsx';
import { Actions } from '#components/ui/actions.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import { translator } from '#lib/language/language.ts';
import type { TextRow } from '#lib/text/queries.ts';

type Props = {
  locale: Locale;
  room: 'desk' | 'staff';
  zone: string;
  list: Listed<TextRow>;
  /** The conference at which a text may be added; null where none may. */
  addTo?: string | null;
};

/** On a conference’s page: the texts negotiated at it that the reader may see. Nothing where there is none and none may be added. */
export function ConferenceTexts({ locale, room, zone, list, addTo = null }: Props) {
  const t = translator(locale, 'text');
  const portal = `/${locale}/portal`;
  if (list.total === 0 && addTo === null) return null;
  return (
    <Section title={t('list.title')} id="texts" wide>
      <Texts
        locale={locale}
        room={room}
        zone={zone}
        conference={false}
        groups={[{ key: 'all', rows: list.rows }]}
        count={t('list.count', { count: list.total })}
        empty={<EmptyState title={t('list.none')}>{t('list.noneHereLead')}</EmptyState>}
      />
      {list.total > list.rows.length && (
        <p>
          <a href={`${portal}/${room === 'staff' ? 'staff/text' : 'desk/agreement'}`}>{t('list.all')}</a>
        </p>
      )}
      {addTo && (
        <Actions>
          <LinkButton tone="quiet" href={`${portal}/staff/text/new?conference=${addTo}`}>
            {t('list.add')}
          </LinkButton>
        </Actions>
      )}
    </Section>
  );
}
