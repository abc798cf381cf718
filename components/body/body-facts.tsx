import type { ReactNode } from 'react';
import { Cites } from '#components/source/cite.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Period } from '#components/source/timed.tsx';
import { type Fact, Facts } from '#components/ui/facts.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { BodyPageView } from '#lib/body/queries.ts';
import { translator } from '#lib/language/language.ts';
import type { CitableField } from '#lib/source/citation/rules.ts';
import type { SourceView } from '#lib/source/queries.ts';
import { citedByField, citedFor } from '#lib/source/rules.ts';

type Props = { locale: Locale; view: BodyPageView; sources: Numbered; path: string };

/** What a body is: what it reports to, its terms of reference, its mandate, and whether its members are named. */
export function BodyFacts({ locale, view, sources, path }: Props) {
  const t = translator(locale, 'body');
  const link = ({ key, name }: { key: string; name: string }) => (
    <a key={key} href={`${path}/${encodeURIComponent(key)}`}>
      <Quoted locale={locale}>{name}</Quoted>
    </a>
  );
  const fact = (term: string, value: ReactNode, field: CitableField): Fact => ({
    term,
    value: value ? (
      <>
        {value}
        <Cites locale={locale} sources={sources} of={citedFor(view, field)} />
      </>
    ) : null,
  });
  return (
    <Facts
      items={[
        fact(t('code'), view.code, 'name'),
        fact(t('parent'), view.parent && link(view.parent), 'parent'),
        {
          term: t('children'),
          // Each says on its own page what it reports to, and by what source.
          derived: true,
          value:
            view.children.length > 0 ? (
              <ul>
                {view.children.map((child) => (
                  <li key={child.key}>{link(child)}</li>
                ))}
              </ul>
            ) : null,
        },
        fact(
          t('termsOfReference'),
          view.termsOfReference && <Quoted locale={locale}>{view.termsOfReference}</Quoted>,
          'termsOfReference',
        ),
        fact(
          t('mandate'),
          (view.mandate.from || view.mandate.to) && <Period locale={locale} of={view.mandate} />,
          'mandate',
        ),
        fact(t('membership'), view.restricted ? t('restricted') : null, 'restricted'),
      ]}
    />
  );
}

/** The sources of what is said of a body, in the order in which it is. */
export const sourcesOfBodyFacts = (view: BodyPageView): SourceView[] =>
  Object.values(
    citedByField(view, {
      name: view.name,
      parent: view.parent,
      termsOfReference: view.termsOfReference,
      mandate: view.mandate.from ?? view.mandate.to,
      restricted: view.restricted,
    }),
  ).flat();
