import type { ReactNode } from 'react';
import { Stage, WhenHeld } from '#components/conference/conference-list.tsx';
import { cityOf } from '#components/conference/place-unknown.tsx';
import { CountedOtherwise, missingText } from '#components/conference/series.tsx';
import { ParticipantLinks } from '#components/participant/participant-link.tsx';
import { Cites } from '#components/source/cite.tsx';
import { Note } from '#components/source/note.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { TimedDays } from '#components/source/timed.tsx';
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
          <TimedDays locale={locale} from={from} to={to}>
            {heldOn(locale, from, to)}
          </TimedDays>
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

/** Its number, and which numbers just before it no conference of the register has. */
function Ordinal({
  locale,
  view: { ordinal, missing, counted },
  children,
}: {
  locale: Locale;
  view: ConferenceView;
  children?: ReactNode;
}) {
  const t = translator(locale, 'conference');
  if (ordinal === null) return t('ordinalUnknown');
  return (
    <>
      {ordinal}
      {children}
      {missing.length > 0 && (
        <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">{missingText(locale, missing)}</span>
      )}
      {counted.length > 0 && (
        <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
          <CountedOtherwise locale={locale} of={counted} />
        </span>
      )}
    </>
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
  const links = (all: readonly { key: string; name: string }[]) =>
    all.length > 0 && <ParticipantLinks locale={locale} of={all} />;
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
        fact(t('date'), <WhenHeld locale={locale} row={view} />, ...daysOf(view)),
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
          ? derived(t('ordinal'), <Ordinal locale={locale} view={view} />)
          : {
              term: t('ordinal'),
              value: (
                <Ordinal locale={locale} view={view}>
                  <Cites locale={locale} sources={sources} of={citedFor(view, 'ordinal')} />
                </Ordinal>
              ),
            },
        fact(t('host'), links(view.hosts), 'host'),
        fact(t('chairs'), links(view.chairs), 'chairs'),
        fact(t('observers'), links(view.observers), 'observers'),
        fact(t('confidentiality'), quoted(view.confidentiality), 'confidentiality'),
        fact(t('theme'), quoted(view.theme), 'theme'),
        fact(t('organiser'), noted(view.organiser), 'organiser'),
        fact(t('support'), quoted(supporters(view.support)), 'support'),
        fact(t('financedBy'), quoted(view.financedBy), 'financedBy'),
        fact(t('adoptedBy'), links(view.adoptedBy), 'adoptedBy'),
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
