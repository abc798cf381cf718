import type { ReactNode } from 'react';
import { namesOf, Stage } from '#components/conference/conference-list.tsx';
import { cityOf } from '#components/conference/place-unknown.tsx';
import { whenHeld } from '#components/conference/when-held.ts';
import { Cites } from '#components/source/cite.tsx';
import { Note } from '#components/source/note.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { heldOn } from '#components/source/when.ts';
import { type Fact, Facts } from '#components/ui/facts.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { ConferenceView } from '#lib/conference/queries.ts';
import { translator } from '#lib/language/language.ts';
import type { CitableField } from '#lib/source/citation/rules.ts';
import { citedFor } from '#lib/source/rules.ts';

/** Those who support it, listed in their field one a line, on one line. */
export const supporters = (support: string | null): string | null =>
  support
    ?.split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(', ') ?? null;

/** The days for which it was announced before, with why it was postponed. */
export function FormerDays({ locale, days }: { locale: Locale; days: ConferenceView['formerDays'] }) {
  return (
    <ul>
      {days.map(({ from, to, reason }) => (
        <li key={`${from.date} ${to?.date}`}>
          {heldOn(locale, from, to)}
          {reason && (
            <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
              <Quoted locale={locale}>{reason}</Quoted>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The facts of a conference, with the source in which they were read. */
export function ConferenceFacts({
  locale,
  view,
  sources,
}: {
  locale: Locale;
  view: ConferenceView;
  sources: Numbered;
}) {
  const t = translator(locale, 'conference');
  const vocabulary = translator(locale, 'vocabulary');
  const quoted = (text: string | null) => text && <Quoted locale={locale}>{text}</Quoted>;
  const noted = (text: string | null) =>
    text && (
      <Note locale={locale} sources={sources}>
        {text}
      </Note>
    );
  /** A fact with its sources; one that is not said has none. */
  const fact = (term: string, value: ReactNode, ...fields: CitableField[]): Fact => ({
    term,
    value: value ? (
      <>
        {value}
        <Cites locale={locale} sources={sources} of={citedFor(view, ...fields)} />
      </>
    ) : null,
  });
  const derived = (term: string, value: ReactNode): Fact => ({ term, value, derived: true });
  return (
    <Facts
      items={[
        fact(t('date'), whenHeld(locale, view), ...daysOf(view)),
        fact(
          t('formerly'),
          view.formerDays.length > 0 && <FormerDays locale={locale} days={view.formerDays} />,
          'from',
        ),
        fact(t('opensAt'), view.opensAt, 'opensAt'),
        view.city ? fact(t('place'), cityOf(locale, view), 'place') : derived(t('place'), cityOf(locale, view)),
        fact(t('venue'), quoted(view.venue), 'venue'),
        fact(t('zone'), view.zone, 'place'),
        fact(t('mode'), view.mode && vocabulary(`conferenceMode.${view.mode}`), 'mode'),
        derived(t('stage'), <Stage locale={locale} stage={view.stage} />),
        view.ordinal === null
          ? derived(t('ordinal'), t('ordinalUnknown'))
          : fact(t('ordinal'), String(view.ordinal), 'ordinal'),
        fact(t('host'), namesOf(view.hosts), 'host'),
        fact(t('chairs'), namesOf(view.chairs), 'chairs'),
        fact(t('observers'), namesOf(view.observers), 'observers'),
        fact(t('confidentiality'), quoted(view.confidentiality), 'confidentiality'),
        fact(t('theme'), quoted(view.theme), 'theme'),
        fact(t('organiser'), noted(view.organiser), 'organiser'),
        fact(t('support'), quoted(supporters(view.support)), 'support'),
        fact(t('financedBy'), quoted(view.financedBy), 'financedBy'),
        fact(t('adoptedBy'), view.adoptedBy.join(', '), 'adoptedBy'),
        fact(t('note'), noted(view.note), 'note'),
      ]}
    />
  );
}

/** The ends of its days that are said: of a single day the beginning alone. */
const daysOf = ({ to }: Pick<ConferenceView, 'to'>): CitableField[] => (to ? ['from', 'to'] : ['from']);

/** What the register says of a conference, by the fields of which sources may be named, in the order of its page. */
export const saidOfConference = (view: ConferenceView): Partial<Record<CitableField, unknown>> => ({
  title: view.title,
  from: view.from,
  to: view.to,
  opensAt: view.opensAt,
  place: view.city,
  venue: view.venue,
  mode: view.mode,
  ordinal: view.ordinal,
  host: view.hosts,
  chairs: view.chairs,
  observers: view.observers,
  confidentiality: view.confidentiality,
  theme: view.theme,
  organiser: view.organiser,
  support: view.support,
  financedBy: view.financedBy,
  adoptedBy: view.adoptedBy,
  note: view.note,
  agenda: view.agenda,
  participants: view.participants,
});
