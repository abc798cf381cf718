import { type Drawing, region } from '#components/membership/map-geometry.ts';
import { type Locale, type MembershipStatus, membershipStatuses } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { ParticipantRow } from '#lib/membership/queries.ts';

type Props = {
  locale: Locale;
  rows: readonly ParticipantRow[];
  /** What the map shows, in one line. */
  title: string;
  /** The Chair's alpha-3 code, where the map marks it. */
  chair?: string | undefined;
};

/** A map of the participating States by status; its words are in `title`, in the description and in the table that goes with it. */
export function ParticipantsMap({ locale, rows, title, chair }: Props) {
  const placed = new Map(rows.flatMap((row) => (row.m49 ? [[row.m49, row] as const] : [])).reverse());
  const drawing = region([...placed.keys()]);
  if (!drawing) return null;
  return (
    <figure>
      <svg
        className="map"
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        role="img"
        aria-labelledby="map-title map-words"
      >
        <title id="map-title">{title}</title>
        <desc id="map-words">{inWords(locale, rows)}</desc>
        <Hatches />
        <path className="land" d={drawing.land} />
        <path className="borders" d={drawing.borders} />
        <Places locale={locale} drawing={drawing} placed={placed} chair={chair} />
        <Insets locale={locale} drawing={drawing} placed={placed} chair={chair} />
      </svg>
      <Legend locale={locale} rows={[...placed.values()]} chair={chair} />
      <figcaption className="small mt-2">{translator(locale, 'membership')('boundaries')}</figcaption>
      <NotDrawn locale={locale} names={drawing.undrawn.flatMap((code) => placed.get(code)?.name ?? [])} />
    </figure>
  );
}

type Placed = ReadonlyMap<string, ParticipantRow>;
type PartProps = { locale: Locale; drawing: Drawing; placed: Placed; chair: string | undefined };

const dotted: ReadonlySet<MembershipStatus> = new Set(['applicant', 'invited']);

/** The class and fill of a participant's shape. */
function look(row: ParticipantRow, chair: string | undefined): { className: string; fill?: string } {
  if (chair && row.iso3 === chair) return { className: 'm-chair' };
  if (row.certainty === 'possible') return { className: 'm-possible', fill: `url(#hatch-${row.status})` };
  if (dotted.has(row.status)) return { className: 'm-dotted', fill: 'url(#dots)' };
  return { className: `m-${row.status}` };
}

function Places({ locale, drawing, placed, chair }: PartProps) {
  return (
    <>
      {drawing.places.map((place) => {
        const row = placed.get(place.code);
        if (!row) return null;
        const { className, fill } = look(row, chair);
        return (
          <path key={place.code} className={`place ${className}`} fill={fill} d={place.d}>
            <title>{`${row.name}: ${statusInWords(locale, row)}`}</title>
          </path>
        );
      })}
      {drawing.places.map((place) => {
        const row = placed.get(place.code);
        if (!row || !place.inFrame) return null;
        return (
          <text key={place.code} className={look(row, chair).className} x={place.x} y={place.y}>
            {row.iso3}
          </text>
        );
      })}
    </>
  );
}

function Insets({ locale, drawing, placed, chair }: PartProps) {
  const size = drawing.insetSize;
  return drawing.insets.map((inset, at) => {
    const row = placed.get(inset.code);
    if (!row) return null;
    const { className, fill } = look(row, chair);
    return (
      <g key={inset.code} transform={`translate(${8 + at * (size + 8)} ${drawing.height - size - 8})`}>
        <rect className="frame" width={size} height={size} />
        <path className={`place ${className}`} fill={fill} d={inset.d}>
          <title>{`${row.name}: ${statusInWords(locale, row)}`}</title>
        </path>
        <text className="m-possible" x={size - 22} y={16}>
          {row.iso3}
        </text>
      </g>
    );
  });
}

/** The hatching of each status where it is not certain on the day. */
function Hatches() {
  return (
    <defs>
      <pattern id="dots" width="7" height="7" patternUnits="userSpaceOnUse">
        <rect className="frame" width="7" height="7" stroke="none" />
        <circle className="dot" cx="2" cy="2" r="1" />
      </pattern>
      {membershipStatuses.map((status) => (
        <pattern
          key={status}
          id={`hatch-${status}`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="frame" width="6" height="6" stroke="none" />
          <line className={`hatch hatch-${status}`} x1="1.5" y1="0" x2="1.5" y2="6" />
        </pattern>
      ))}
    </defs>
  );
}

function statusInWords(locale: Locale, row: ParticipantRow): string {
  const status = translator(locale, 'vocabulary')(`membershipStatus.${row.status}`).toLocaleLowerCase(locale);
  return row.certainty === 'possible' ? translator(locale, 'membership')('possibly', { status }) : status;
}

function inWords(locale: Locale, rows: readonly ParticipantRow[]): string {
  return rows.map((row) => `${row.name}: ${statusInWords(locale, row)}.`).join(' ');
}

type LegendProps = { locale: Locale; rows: readonly ParticipantRow[]; chair: string | undefined };

function Legend({ locale, rows, chair }: LegendProps) {
  const t = translator(locale, 'membership');
  const vocabulary = translator(locale, 'vocabulary');
  const word = (status: MembershipStatus) => vocabulary(`membershipStatus.${status}`);
  const certain = rows.filter((row) => row.certainty === 'certain' && row.iso3 !== chair);
  const possible = rows.filter((row) => row.certainty === 'possible' && row.iso3 !== chair);
  return (
    <ul className="legend">
      {chair && rows.some((row) => row.iso3 === chair) && <Key look="m-chair">{t('legend.chair')}</Key>}
      {membershipStatuses
        .toReversed()
        .filter((status) => certain.some((row) => row.status === status))
        .map((status) => (
          <Key key={status} look={`m-${status}`} fill={dotted.has(status) ? 'url(#dots)' : undefined}>
            {word(status)}
          </Key>
        ))}
      {membershipStatuses
        .toReversed()
        .filter((status) => possible.some((row) => row.status === status))
        .map((status) => (
          <Key key={status} fill={`url(#hatch-${status})`}>
            {t('legend.possible', { status: word(status) })}
          </Key>
        ))}
    </ul>
  );
}

function Key({ look: className, fill, children }: { look?: string; fill?: string | undefined; children: string }) {
  return (
    <li>
      <svg viewBox="0 0 24 16" aria-hidden="true">
        <rect className={className} fill={fill} x="0.5" y="0.5" width="23" height="15" />
      </svg>
      {children}
    </li>
  );
}

function NotDrawn({ locale, names }: { locale: Locale; names: readonly string[] }) {
  if (names.length === 0) return null;
  return <p className="small">{translator(locale, 'membership')('notDrawn', { names: names.join(', ') })}</p>;
}
