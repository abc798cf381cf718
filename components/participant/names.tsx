import { Fragment, type ReactNode } from 'react';
import { launchFact } from '#components/participant/standing.tsx';
import { Cite } from '#components/source/cite.tsx';
import { Note } from '#components/source/note.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { day, periodText } from '#components/source/when.ts';
import { type Fact, Facts } from '#components/ui/facts.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { languageName, translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';
import type { NameRow, ParticipantView } from '#lib/participant/queries.ts';

type Props = { locale: Locale; view: ParticipantView; sources: Numbered };

/** What it is called, in each language and on which days, by which codes; and what else is said of it as a whole. */
export function Names({ locale, view, sources }: Props) {
  const t = translator(locale, 'participant');
  const vocabulary = translator(locale, 'vocabulary');
  /** What it is called, and by which codes, is the secretariat's own entry. */
  const recordedFact = (term: string, value: ReactNode): Fact => ({
    term,
    value: value ? (
      <>
        {value}
        <Cite locale={locale} sources={sources} of={view.recorded} />
      </>
    ) : null,
  });
  return (
    <Facts
      items={[
        ...(view.kind === 'state' ? stateNames(locale, view) : organizationNames(locale, view)).map(({ term, value }) =>
          recordedFact(term, value),
        ),
        recordedFact(t(view.kind === 'state' ? 'iso3' : 'acronym'), view.code),
        recordedFact(t('m49'), view.m49),
        {
          term: t('role'),
          value: view.role && (
            <>
              {vocabulary(`organizationRole.${view.role}`)}
              {view.since && `, ${periodText(locale, view.since, null)}`}
              <Cite locale={locale} sources={sources} of={view.source ?? view.recorded} />
            </>
          ),
        },
        launchFact(locale, view, sources),
        {
          term: t('note'),
          value: view.note && (
            <Note locale={locale} sources={sources} of={[view.source ?? view.recorded]}>
              {view.note}
            </Note>
          ),
        },
      ]}
    />
  );
}

/** The names of a State, a fact for each language. */
function stateNames(locale: Locale, { names }: ParticipantView): Fact[] {
  return Object.entries(Object.groupBy(names, ({ language }) => language)).map(([language, held = []]) => ({
    term: languageName(locale, language),
    value: held.map((name, at) => (
      <Fragment key={`${name.short} ${name.from}`}>
        {at > 0 && <br />}
        <span {...inLanguage(language === locale ? null : language)}>
          {name.formal === name.short ? name.short : `${name.short} – ${name.formal}`}
        </span>
        <Held locale={locale} name={name} />
      </Fragment>
    )),
  }));
}

/** From when to when a name was the one in use, where it was not always so. */
function Held({ locale, name: { from, to } }: { locale: Locale; name: NameRow }) {
  if (!from && !to) return null;
  const t = translator(locale, 'date');
  const said =
    from && to
      ? t('fromTo', { from: day(locale, from), to: day(locale, to) })
      : from
        ? t('since', { from: day(locale, from) })
        : t('until', { to: day(locale, to ?? '') });
  return <span className="tw:text-sm tw:text-muted"> ({said})</span>;
}

/** The names of an organization, the page's language first. */
function organizationNames(locale: Locale, { words }: ParticipantView): Fact[] {
  return Object.entries(words ?? {})
    .toSorted(([a], [b]) => Number(b === locale) - Number(a === locale) || a.localeCompare(b))
    .map(([language, name]) => ({
      term: languageName(locale, language),
      value: <span {...inLanguage(language === locale ? null : language)}>{name}</span>,
    }));
}
