import { Texts } from '#components/text/text-list.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { TextRow } from '#lib/text/queries.ts';

type Props = { locale: Locale; zone: string; rows: readonly TextRow[] };

/** At a hand-over: the texts that something awaits of, which whoever holds the office next leads from then on. */
export function OpenTexts({ locale, zone, rows }: Props) {
  const t = translator(locale, 'text');
  return (
    <Section title={t('open.title')} id="open-texts" wide>
      {rows.length > 0 && <p className="tw:mb-4">{t('open.lead')}</p>}
      <Texts
        locale={locale}
        room="staff"
        zone={zone}
        groups={[{ key: 'open', rows }]}
        empty={<EmptyState title={t('open.none')} />}
      />
    </Section>
  );
}
