import { assuranceWord } from '#components/membership/counted.ts';
import { type Drawing, region } from '#components/membership/map-geometry.ts';
import { labelsOf } from '#components/membership/map-labels.ts';
import { chairInk, dotted, frame, inks, letters, look, outside, pale } from '#components/membership/map-look.ts';
import { classes } from '#components/ui/classes.ts';
import { type Locale, type MembershipStatus, membershipStatuses } from '#db/vocabulary.ts';
import { labelled, translator } from '#lib/language/language.ts';
import type { ParticipantRow } from '#lib/membership/queries.ts';
import { assurances } from '#lib/membership/rules.ts';

type Props = {
  locale: Locale;
  rows: readonly ParticipantRow[];
  /** What the map shows, in one line. */
  title: string;
};

/** A map of the participating States by status; its words are in `title`, in the description and in the table that goes with it. */
export function ParticipantsMap({ locale, rows, title }: Props) {
  const placed = new Map(rows.flatMap((row) => (row.m49 ? [[row.m49, row] as const] : [])).reverse());
  const drawing = region([...placed.keys()]);
  if (!drawing) return null;
  return (
    <figure>
      <svg
        className="tw:h-auto tw:w-full tw:bg-paper tw:print:max-h-[85mm]"
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        role="img"
        aria-labelledby="map-title map-words"
      >
        <title id="map-title">{title}</title>
        <desc id="map-words">{inWords(locale, rows)}</desc>
        <Dots />
        <path className="tw:fill-ink-land" d={drawing.land} />
        <path className="tw:fill-none tw:stroke-paper tw:max-md:stroke-[1.75px]" d={drawing.borders} />
        <Places locale={locale} drawing={drawing} placed={placed} />
        <Labels drawing={drawing} placed={placed} size={22} className="tw:text-[22px] tw:md:hidden" />
        <Labels drawing={drawing} placed={placed} size={13} className="tw:text-[13px] tw:max-md:hidden" />
        <Insets locale={locale} drawing={drawing} placed={placed} />
      </svg>
      <Legend locale={locale} rows={[...placed.values()]} />
      <figcaption className="tw:mt-2 tw:text-sm tw:text-muted">
        {translator(locale, 'membership')('boundaries')}
      </figcaption>
      <NotDrawn locale={locale} names={drawing.undrawn.flatMap((code) => placed.get(code)?.name ?? [])} />
    </figure>
  );
}

type Placed = ReadonlyMap<string, ParticipantRow>;
type PartProps = { locale: Locale; drawing: Drawing; placed: Placed };

function Places({ locale, drawing, placed }: PartProps) {
  return drawing.places.map((place) => {
    const row = placed.get(place.code);
    if (!row) return null;
    const { shape, fill } = look(row);
    return (
      <path key={place.code} className={shape} strokeLinejoin="round" fill={fill} d={place.d}>
        <title>{labelled(locale, row.name, statusInWords(locale, row))}</title>
      </path>
    );
  });
}

type LabelsProps = { drawing: Drawing; placed: Placed; size: number; className: string };

/** The labels that find room at one size of letters: the drawing is shown smaller on a phone, where they are larger and fewer. */
function Labels({ drawing, placed, size, className }: LabelsProps) {
  const shapes = drawing.places.flatMap((place) => {
    const row = placed.get(place.code);
    return row ? [{ ...place, iso3: row.iso3 ?? '', name: row.name, first: row.chairs }] : [];
  });
  return labelsOf(shapes, size, [drawing.width, drawing.mapHeight]).map(({ code, text, x, y, inside }) => {
    const row = placed.get(code);
    return (
      <text
        key={code}
        className={classes(letters, className, row && inside ? look(row).text : outside(row))}
        x={x}
        y={y}
      >
        {text}
      </text>
    );
  });
}

function Insets({ locale, drawing, placed }: PartProps) {
  const size = drawing.insetSize;
  return drawing.insets.map((inset) => {
    const row = placed.get(inset.code);
    if (!row) return null;
    const { shape, fill } = look(row);
    return (
      <g key={inset.code} transform={`translate(${inset.x} ${inset.y})`}>
        <rect className={frame} width={size} height={size} />
        <path className={shape} strokeLinejoin="round" fill={fill} d={inset.d}>
          <title>{labelled(locale, row.name, statusInWords(locale, row))}</title>
        </path>
        <text className={classes(letters, 'tw:text-[22px] tw:md:text-[13px]', outside(row))} x={size / 2} y={size - 12}>
          {row.iso3}
        </text>
      </g>
    );
  });
}

/** The dots of a status that is asked for and not yet given. */
const Dots = () => (
  <defs>
    <pattern id="dots" width="7" height="7" patternUnits="userSpaceOnUse">
      <rect className="tw:fill-paper" width="7" height="7" />
      <circle className="tw:fill-ink-member" cx="2" cy="2" r="1" />
    </pattern>
  </defs>
);

function statusInWords(locale: Locale, row: ParticipantRow): string {
  const status =
    row.statusWord ?? translator(locale, 'vocabulary')(`membershipStatus.${row.status}`).toLocaleLowerCase(locale);
  const mark = assuranceWord(locale, row.assurance);
  const said = mark ? translator(locale, 'membership')('possibly', { status, mark }) : status;
  return row.chairs ? `${said}, ${translator(locale, 'membership')('legend.chairIn')}` : said;
}

function inWords(locale: Locale, rows: readonly ParticipantRow[]): string {
  return rows.map((row) => `${labelled(locale, row.name, statusInWords(locale, row))}.`).join(' ');
}

type LegendProps = { locale: Locale; rows: readonly ParticipantRow[] };

function Legend({ locale, rows }: LegendProps) {
  const t = translator(locale, 'membership');
  const vocabulary = translator(locale, 'vocabulary');
  // Several words of the process may stand for one status, which has one ink.
  const word = (status: MembershipStatus) => {
    const own = new Set(rows.flatMap((row) => (row.status === status ? (row.statusWord ?? []) : [])));
    return own.size > 0 ? [...own].join(', ') : vocabulary(`membershipStatus.${status}`);
  };
  const shown = rows.filter((row) => !row.chairs);
  const of = (status: MembershipStatus) => shown.filter((row) => row.status === status);
  const marks = (status: MembershipStatus) =>
    assurances
      .filter((assurance) => assurance !== 'certain' && of(status).some((row) => row.assurance === assurance))
      .map((assurance) => assuranceWord(locale, assurance));
  const statuses = membershipStatuses.toReversed();
  return (
    <ul className="tw:flex tw:flex-wrap tw:gap-x-6 tw:gap-y-1 tw:pt-3 tw:text-sm">
      {rows.some((row) => row.chairs) && <Key ink={chairInk}>{t('legend.chair')}</Key>}
      {statuses
        .filter((status) => of(status).some(({ assurance }) => assurance === 'certain'))
        .map((status) => (
          <Key key={status} ink={inks[status]} fill={dotted.has(status) ? 'url(#dots)' : undefined}>
            {word(status)}
          </Key>
        ))}
      {statuses
        .filter((status) => marks(status).length > 0)
        .map((status) => (
          <Key key={status} ink={pale[status]} isUnsure>
            {labelled(locale, word(status), marks(status).join(', '))}
          </Key>
        ))}
    </ul>
  );
}

type KeyProps = { ink: string; fill?: string | undefined; isUnsure?: boolean; children: string };

function Key({ ink, fill, isUnsure = false, children }: KeyProps) {
  return (
    <li className="tw:inline-flex tw:items-center tw:gap-2">
      <svg className="tw:h-4 tw:w-6 tw:flex-none tw:stroke-ink-member" viewBox="0 0 24 16" aria-hidden="true">
        <rect
          className={ink}
          fill={fill}
          strokeDasharray={isUnsure ? '4 3' : undefined}
          x="0.5"
          y="0.5"
          width="23"
          height="15"
        />
      </svg>
      {children}
    </li>
  );
}

function NotDrawn({ locale, names }: { locale: Locale; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p className="tw:text-sm tw:font-normal tw:text-muted">
      {translator(locale, 'membership')('notDrawn', { names: names.join(', ') })}
    </p>
  );
}
