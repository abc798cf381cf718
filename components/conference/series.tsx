import { whenHeld } from '#components/conference/when-held.ts';
import { ConferenceLink } from '#components/source/conference-link.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { ConferenceView, CountedOn } from '#lib/conference/queries.ts';
import { inRuns } from '#lib/conference/rules.ts';
import { listFormat } from '#lib/language/formatter.ts';
import { translator } from '#lib/language/language.ts';

/** “No conference of the register has the numbers 4, 6 and 7 of the series.” Takes numbers in their order, at least one. */
export function missingText(locale: Locale, missing: readonly number[]): string {
  const runs = inRuns(missing).map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
  return translator(locale, 'conference')('missing', {
    numbers: listFormat(locale).format(runs),
    count: missing.length,
  });
}

type CountedProps = { locale: Locale; of: readonly CountedOn[] };

/** “UNHCR counts as number 1: Regional Conference …”, whose page has the source. */
export function CountedOtherwise({ locale, of }: CountedProps) {
  const t = translator(locale, 'conference');
  return of.map((one) => (
    <span key={`${one.number} ${one.slug} ${one.publisher}`} data-derived className="tw:block">
      {t('countedOn', { number: one.number, publisher: one.publisher })} <ConferenceLink locale={locale} to={one} />
    </span>
  ));
}

/** What stands before and after a conference in the series of its body. */
export function Neighbours({ locale, view: { previous, next } }: { locale: Locale; view: ConferenceView }) {
  const t = translator(locale, 'conference');
  if (!previous && !next) return null;
  const said = (of: ConferenceView['previous']) =>
    of && (
      <>
        <ConferenceLink locale={locale} to={of} />
        <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
          {whenHeld(locale, { ...of, dateOpen: false, dateNote: null })}
        </span>
      </>
    );
  return (
    <Section title={t('series')} screenOnly>
      <nav aria-label={t('series')}>
        <Facts
          items={[
            // Each says on its own page when it was held, and by what source.
            { term: t('previous'), value: said(previous), derived: true },
            { term: t('next'), value: said(next), derived: true },
          ]}
        />
      </nav>
    </Section>
  );
}
