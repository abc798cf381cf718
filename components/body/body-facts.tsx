import { Cite } from '#components/source/cite.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Period } from '#components/source/timed.tsx';
import { Facts } from '#components/ui/facts.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { BodyPageView } from '#lib/body/queries.ts';
import { translator } from '#lib/language/language.ts';

type Props = { locale: Locale; view: BodyPageView; sources: Numbered; path: string };

/** What a body is: what it reports to, its terms of reference, its mandate, and whether its members are named. */
export function BodyFacts({ locale, view, sources, path }: Props) {
  const t = translator(locale, 'body');
  const link = ({ key, name }: { key: string; name: string }) => (
    <a key={key} href={`${path}/${encodeURIComponent(key)}`}>
      <Quoted locale={locale}>{name}</Quoted>
    </a>
  );
  return (
    <Facts
      items={[
        { term: t('code'), value: view.code },
        { term: t('parent'), value: view.parent && link(view.parent) },
        {
          term: t('children'),
          value:
            view.children.length > 0 ? (
              <ul>
                {view.children.map((child) => (
                  <li key={child.key}>{link(child)}</li>
                ))}
              </ul>
            ) : null,
        },
        {
          term: t('termsOfReference'),
          value: view.termsOfReference && (
            <>
              <Quoted locale={locale}>{view.termsOfReference}</Quoted>
              <Cite locale={locale} sources={sources} of={view.source} />
            </>
          ),
        },
        {
          term: t('mandate'),
          value: (view.mandate.from || view.mandate.to) && <Period locale={locale} of={view.mandate} />,
        },
        { term: t('membership'), value: view.restricted ? t('restricted') : null },
      ]}
    />
  );
}
