import { CommitmentList } from '#components/commitment/commitment-list.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import type { CommitmentRow } from '#lib/commitment/queries.ts';
import { translator } from '#lib/language/language.ts';

/** At a hand-over: what is still to be kept, and goes over by itself to whoever holds the office next. */
export function OpenBusiness({ locale, list }: { locale: Locale; list: Listed<CommitmentRow> }) {
  const t = translator(locale, 'staff-commitment');
  return (
    <div className="tw:mt-10">
      <Section title={t('openBusiness')} id="open-business" wide>
        {list.total > 0 && <p className="tw:mb-4">{t('openBusinessLead')}</p>}
        <CommitmentList
          locale={locale}
          path={`/${locale}/portal/staff/commitment`}
          rows={list.rows}
          caption={t('openBusiness')}
          total={list.total}
          empty={{ title: t('openBusinessNone') }}
        />
      </Section>
    </div>
  );
}
