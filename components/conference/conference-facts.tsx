import { Stage } from '#components/conference/conference-list.tsx';
import { cityOf } from '#components/conference/place-unknown.tsx';
import { Cite } from '#components/source/cite.tsx';
import { Note } from '#components/source/note.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { heldOn } from '#components/source/when.ts';
import { Facts } from '#components/ui/facts.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { ConferenceView } from '#lib/conference/queries.ts';
import { translator } from '#lib/language/language.ts';

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
  return (
    <Facts
      items={[
        {
          term: t('date'),
          value: (
            <>
              {heldOn(locale, view.from, view.to)}
              <Cite locale={locale} sources={sources} of={view.source} />
            </>
          ),
        },
        {
          term: t('place'),
          value: cityOf(locale, view),
        },
        { term: t('venue'), value: quoted(view.venue) },
        { term: t('zone'), value: view.zone },
        { term: t('mode'), value: view.mode && vocabulary(`conferenceMode.${view.mode}`) },
        { term: t('stage'), value: <Stage locale={locale} stage={view.stage} /> },
        { term: t('ordinal'), value: view.ordinal === null ? t('ordinalUnknown') : String(view.ordinal) },
        { term: t('host'), value: view.host?.name },
        { term: t('theme'), value: quoted(view.theme) },
        { term: t('organiser'), value: noted(view.organiser) },
        { term: t('support'), value: view.support.join(', ') },
        { term: t('financedBy'), value: quoted(view.financedBy) },
        { term: t('adoptedBy'), value: view.adoptedBy.join(', ') },
        { term: t('note'), value: noted(view.note) },
      ]}
    />
  );
}
