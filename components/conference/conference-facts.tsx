import { Stage, WhenHeld } from '#components/conference/conference-list.tsx';
import { cityOf } from '#components/conference/place-unknown.tsx';
import { missingText } from '#components/conference/series.tsx';
import { ParticipantLinks } from '#components/participant/participant-link.tsx';
import { Cite } from '#components/source/cite.tsx';
import { Note } from '#components/source/note.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { TimedDays } from '#components/source/timed.tsx';
import { heldOn } from '#components/source/when.ts';
import { Facts } from '#components/ui/facts.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { ConferenceView } from '#lib/conference/queries.ts';
import { translator } from '#lib/language/language.ts';

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
function Ordinal({ locale, view: { ordinal, missing } }: { locale: Locale; view: ConferenceView }) {
  const t = translator(locale, 'conference');
  if (ordinal === null) return t('ordinalUnknown');
  return (
    <>
      {ordinal}
      {missing.length > 0 && (
        <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">{missingText(locale, missing)}</span>
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
  // Of days corrected since another source says, and that of the rest is cited beside the place.
  const isCitedApart = view.source !== null && !view.datedBy.some(({ key }) => key === view.source?.key);
  return (
    <Facts
      items={[
        {
          term: t('date'),
          value: (
            <>
              <WhenHeld locale={locale} row={view} />
              {view.datedBy.map((source) => (
                <Cite key={source.key} locale={locale} sources={sources} of={source} />
              ))}
            </>
          ),
        },
        {
          term: t('formerly'),
          value: view.formerDays.length > 0 && <FormerDays locale={locale} days={view.formerDays} />,
        },
        { term: t('opensAt'), value: view.opensAt },
        {
          term: t('place'),
          value: (
            <>
              {cityOf(locale, view)}
              {isCitedApart && <Cite locale={locale} sources={sources} of={view.source} />}
            </>
          ),
        },
        { term: t('venue'), value: quoted(view.venue) },
        { term: t('zone'), value: view.zone },
        { term: t('mode'), value: view.mode && vocabulary(`conferenceMode.${view.mode}`) },
        { term: t('stage'), value: <Stage locale={locale} stage={view.stage} /> },
        { term: t('ordinal'), value: <Ordinal locale={locale} view={view} /> },
        { term: t('host'), value: links(view.hosts) },
        { term: t('chairs'), value: links(view.chairs) },
        { term: t('observers'), value: links(view.observers) },
        { term: t('confidentiality'), value: quoted(view.confidentiality) },
        { term: t('theme'), value: quoted(view.theme) },
        { term: t('organiser'), value: noted(view.organiser) },
        { term: t('support'), value: quoted(supporters(view.support)) },
        { term: t('financedBy'), value: quoted(view.financedBy) },
        { term: t('adoptedBy'), value: links(view.adoptedBy) },
        { term: t('note'), value: noted(view.note) },
      ]}
    />
  );
}
