import { whenHeld } from '#components/conference/when-held.ts';
import { assuranceWord } from '#components/membership/counted.ts';
import { periodStatus } from '#components/membership/status-text.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { CardView } from '#lib/data/card/queries.ts';
import { formatPartialDate, translator } from '#lib/language/language.ts';
import { assuranceOf } from '#lib/membership/rules.ts';
import { differing } from '#lib/source/rules.ts';

/** The picture's own colours: it is drawn once, on the server, for pages of others. */
const paper = '#fbf9f4';
const ink = '#1b1916';
const muted = '#5a5449';
const rule = '#ddd6c7';
const lapis = '#1f4291';

const row = { display: 'flex' } as const;

/** The size that a title of so many letters still fits its three or four lines in. */
const sizeOf = (title: string): number => (title.length > 130 ? 44 : title.length > 70 ? 54 : 68);
/** A title no longer than the picture has room for. */
const shortened = (title: string): string => (title.length > 210 ? `${title.slice(0, 208).trimEnd()}…` : title);

/** What is drawn of a public page for whoever shares its address: whose it is, what it is, when and where; of the process its figures. */
export function ShareCard({ locale, view }: { locale: Locale; view: CardView }) {
  const { acronym, name, demonstration, thing } = view;
  const over = thing && overOf(locale, thing);
  return (
    <div
      style={{
        ...row,
        flexDirection: 'column',
        width: '100%',
        height: '100%',
        padding: '0 72px 48px',
        background: paper,
        color: ink,
        fontFamily: 'Source Serif',
        borderTop: `16px solid ${ink}`,
      }}
    >
      <div
        style={{
          ...row,
          alignItems: 'baseline',
          padding: '36px 0 22px',
          borderBottom: `2px solid ${rule}`,
          fontSize: 28,
        }}
      >
        <div style={{ ...row, fontWeight: 600, fontSize: 44, marginRight: 24 }}>{acronym}</div>
        <div style={{ ...row, color: muted, flex: 1 }}>{thing ? shortened(name).slice(0, 90) : ''}</div>
      </div>
      <div style={{ ...row, flexDirection: 'column', flex: 1, justifyContent: 'center' }}>
        {over && <div style={{ ...row, color: lapis, fontSize: 30, marginBottom: 14 }}>{over}</div>}
        <div style={{ ...row, fontWeight: 600, lineHeight: 1.15, fontSize: sizeOf(thing?.title ?? name) }}>
          {shortened(thing?.title ?? name)}
        </div>
        {thing && (thing.from || thing.place) && (
          <div style={{ ...row, color: muted, fontSize: 32, marginTop: 24 }}>{factsOf(locale, thing)}</div>
        )}
        {!thing && <Figures locale={locale} counts={view.counts} />}
      </div>
      {demonstration && (
        <div style={{ ...row, color: muted, fontSize: 24 }}>{translator(locale, 'frame')('demonstration.name')}</div>
      )}
    </div>
  );
}

type Thing = NonNullable<CardView['thing']>;

/** What stands over the title; of a State or an organization its status today, with the mark of how sure it is. */
export function overOf(locale: Locale, { over, standing }: Thing): string | null {
  if (!standing) return over && shortened(over);
  const mark = assuranceWord(locale, assuranceOf({ ...standing, claims: differing(standing.claims) }));
  return [periodStatus(locale, standing), mark].filter(Boolean).join(', ');
}

/** When and where, in one line; what of the days is inferred is marked. */
export function factsOf(locale: Locale, { noun, from, to, place, inferred = null }: Thing): string {
  const days = { from, to, dateOpen: false, dateNote: null, inferred };
  const when = from && (noun === 'conference' ? whenHeld(locale, { ...days, from }) : formatPartialDate(locale, from));
  return [when, place].filter(Boolean).join(' · ').slice(0, 110);
}

function Figures({ locale, counts }: { locale: Locale; counts: CardView['counts'] }) {
  const t = translator(locale, 'frame');
  const figures = [
    [counts.conferences, t('nav.conferences')],
    [counts.outcomes, t('nav.outcomes')],
  ] as const;
  return (
    <div style={{ ...row, marginTop: 40 }}>
      {figures.map(([count, word]) => (
        <div key={word} style={{ ...row, flexDirection: 'column', marginRight: 72 }}>
          <div style={{ ...row, fontWeight: 600, fontSize: 60, color: lapis }}>{count}</div>
          <div style={{ ...row, fontSize: 26, color: muted }}>{word}</div>
        </div>
      ))}
    </div>
  );
}
