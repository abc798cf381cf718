import { sentence } from '#components/source/sentence.ts';
import { periodText } from '#components/source/when.ts';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { ProcessView } from '#lib/process/queries.ts';

/** Who is in the Chair, and the Process in figures, each leading to its page. */
export function InFigures({ locale, view }: { locale: Locale; view: ProcessView }) {
  const t = translator(locale, 'process');
  const { chair, counts } = view;
  const figures = [
    { key: 'members', count: counts.member, href: 'members' },
    { key: 'observers', count: counts.observer, href: 'members' },
    { key: 'applicants', count: counts.applicant, href: 'members' },
    { key: 'conferencesCount', count: counts.conferences, href: 'conferences' },
    { key: 'outcomesCount', count: counts.outcomes, href: 'outcomes' },
  ] as const;
  return (
    <div>
      <h2 className="label">{t('chair')}</h2>
      <p className="incumbent">{chair ? chair.name : t('noChair')}</p>
      <p>
        {chair?.since && `${sentence(periodText(locale, chair.since, null) ?? '')} `}
        <a href={`/${locale}/chairmanship`}>{t('chairLink')}</a>
      </p>
      <dl className="figures">
        {figures
          .filter((figure) => figure.count > 0)
          .map((figure) => (
            <div key={figure.key}>
              <dt>
                <a href={`/${locale}/${figure.href}`}>{t(figure.key, { count: figure.count })}</a>
              </dt>
              <dd>{figure.count}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
