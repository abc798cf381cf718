import type { ReactNode } from 'react';
import { Pages } from '#components/layout/pages.tsx';
import { Texts } from '#components/text/text-list.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import { translator } from '#lib/language/language.ts';
import { awaitedOf } from '#lib/text/awaited/rules.ts';
import type { TextRow } from '#lib/text/queries.ts';

type Props = {
  locale: Locale;
  zone: string;
  list: Listed<TextRow>;
  /** The hosting agreement and where it stands; nothing where there is none. */
  hosting: ReactNode;
};

/** Whether something of a text is due of the reader's delegation: silence that it is asked to keep, or a round that takes from it; an observer may comment, and need not. */
export const isDue = ({ round, silenceUntil, silenceAsked, adoptedAt, withdrawn }: TextRow): boolean =>
  !withdrawn &&
  adoptedAt === null &&
  ((silenceUntil !== null && silenceAsked) ||
    (round?.isTaking === true && round.entitled === 'member' && !round.replied));

/** Whether a text awaits the reader: their delegation, or them as those who lead it. */
const awaits = (row: TextRow): boolean => isDue(row) || (row.leads && awaitedOf(row) !== null);

/** Every instrument that a delegation has to do with: what awaits it first, then the others. */
export function AgreementsPage({ locale, zone, list, hosting }: Props) {
  const t = translator(locale, 'text');
  const due = list.rows.filter(awaits);
  const others = list.rows.filter((row) => !awaits(row));
  return (
    <>
      <PageHeading title={t('agreements')} lead={<p>{t('agreementsLead')}</p>} />
      <Section title={t('list.awaits')} wide>
        <Texts
          locale={locale}
          room="desk"
          zone={zone}
          groups={[{ key: 'due', rows: due }]}
          empty={<EmptyState title={t('list.noneAwaits')}>{t('list.noneAwaitsLead')}</EmptyState>}
        />
      </Section>
      {others.length > 0 && (
        <Section title={t('list.others')} wide>
          <Texts
            locale={locale}
            room="desk"
            zone={zone}
            groups={[{ key: 'others', rows: others }]}
            count={t('list.count', { count: list.total })}
            empty={null}
          />
        </Section>
      )}
      <Pages locale={locale} path={`/${locale}/portal/desk/agreement`} query={{}} list={list} />
      {hosting}
    </>
  );
}
