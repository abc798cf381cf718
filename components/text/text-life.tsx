import type { ReactNode } from 'react';
import { type Bar, lifeBars, lifeScale, type Moment, revisionMarks, type Scale } from '#components/text/life-scale.ts';
import { DataTable } from '#components/ui/data-table.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { formatDayRange, formatPartialDate, labelled, translator } from '#lib/language/language.ts';

/** Heights are in pixels and widths in per cent, so that letters keep their size on a phone. */
const head = 30;
const caption = 26;
const lane = 30;

const captionLook = 'tw:fill-muted tw:stroke-paper tw:stroke-[6px] tw:[paint-order:stroke]';
const bars = {
  running: 'tw:fill-apricot tw:stroke-paper',
  adopted: 'tw:fill-adopted tw:stroke-paper',
  broken: 'tw:fill-paper tw:stroke-refusal',
  withdrawn: 'tw:fill-paper tw:stroke-muted',
  round: 'tw:fill-lapis tw:stroke-paper',
} as const;

type Props = {
  locale: Locale;
  /** What the reader may know of its life, in any order. */
  moments: readonly Moment[];
  /** Tells two drawings of one page apart. */
  id: string;
};

/**
 * The life of a text from its first draft on, drawn along the time: revisions by their numbers, rounds, silence, adoption. The list beside it
 * says the same in words. Nothing is drawn of a life that has lasted less than a day.
 */
export function LifeDrawing({ locale, moments, id }: Props) {
  const t = translator(locale, 'text-life');
  const scale = lifeScale(moments);
  if (!scale) return null;
  const of = (...kinds: Moment['what'][]) => moments.filter(({ what }) => kinds.includes(what));
  const revisions = of('first-draft', 'revision').toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const marks = revisionMarks(revisions.map(({ from }) => scale.x(from)));
  const [rounds, silences] = [lifeBars(of('round'), scale), lifeBars(of('silence'), scale)];
  const [adopted] = of('adopted');
  const roundsTop = head + caption + lane;
  const silencesTop = roundsTop + heightOf(rounds);
  const adoptedTop = silencesTop + heightOf(silences);
  const height = adoptedTop + (adopted ? caption + lane : 0) + 4;
  return (
    <svg
      className="tw:mb-5 tw:block tw:max-w-[60rem] tw:overflow-hidden tw:text-[0.8125rem] tw:tabular-nums tw:print:break-inside-avoid"
      width="100%"
      height={height}
      role="img"
      aria-labelledby={`${id}-title ${id}-words`}
    >
      <title id={`${id}-title`}>{t('drawing')}</title>
      <desc id={`${id}-words`}>{moments.map((one) => `${momentWords(locale, one)}.`).join(' ')}</desc>
      <Ticks locale={locale} scale={scale} height={height} />
      {/* Behind all words: the day may be so early that they stand on it. */}
      {adopted && (
        <line className="tw:stroke-adopted tw:stroke-2" {...upright(scale.x(adopted.from))} y1={head} y2={height} />
      )}
      <Caption y={head}>{t('revisions')}</Caption>
      {marks.map(({ x, first, last }) => (
        <g key={first}>
          {/* A place of its own, so that half its width is counted from there: a policy that allows no style would refuse a transform. */}
          <svg x={percent(x)} y={head + caption + 2} className="tw:overflow-visible" aria-hidden="true">
            <rect
              className="tw:fill-paper tw:stroke-ink tw:[stroke-width:1.5]"
              x={first === last ? -12 : -25}
              width={first === last ? 24 : 50}
              height="22"
              rx="11"
            />
          </svg>
          <text
            className="tw:fill-ink"
            textAnchor="middle"
            dominantBaseline="central"
            x={percent(x)}
            y={head + caption + 13}
          >
            {first === last ? first : `${first}–${last}`}
          </text>
        </g>
      ))}
      <Bars all={rounds} top={roundsTop} title={t('rounds')} said={(one) => momentWords(locale, one)} />
      <Bars all={silences} top={silencesTop} title={t('silences')} said={(one) => momentWords(locale, one)} />
      {adopted && (
        <>
          <Caption y={adoptedTop}>{t('adoption')}</Caption>
          <text
            className="tw:fill-adopted tw:stroke-paper tw:stroke-[6px] tw:font-strong tw:[paint-order:stroke]"
            textAnchor={scale.x(adopted.from) > 50 ? 'end' : 'start'}
            dominantBaseline="central"
            dx={scale.x(adopted.from) > 50 ? -8 : 8}
            x={percent(scale.x(adopted.from))}
            y={adoptedTop + caption + lane / 2 - 4}
          >
            {dayWords(locale, adopted.from)}
          </text>
        </>
      )}
    </svg>
  );
}

const dayWords = (locale: Locale, date: string) => formatPartialDate(locale, { date, precision: 'day' });
const percent = (n: number) => `${Math.round(n * 100) / 100}%`;
const upright = (x: number) => ({ x1: percent(x), x2: percent(x) });
const heightOf = (all: readonly Bar[]) =>
  all.length === 0 ? 0 : caption + lane * Math.max(...all.map((one) => one.lane + 1));

function Caption({ y, children }: { y: number; children: ReactNode }) {
  return (
    <text className={captionLook} dominantBaseline="central" x="0" y={y + caption / 2}>
      {children}
    </text>
  );
}

function Ticks({ locale, scale, height }: { locale: Locale; scale: Scale; height: number }) {
  return scale.ticks.map(({ day, x, precision, labelled }) => (
    <g key={day}>
      <line className="tw:stroke-rule" {...upright(x)} y1="0" y2={height} />
      {labelled && (
        <text className="tw:fill-muted" dominantBaseline="central" x={percent(x)} dx="5" y="12">
          {formatPartialDate(locale, { date: day, precision })}
        </text>
      )}
    </g>
  ));
}

type BarsProps = { all: readonly Bar[]; top: number; title: string; said: (moment: Moment) => string };

function Bars({ all, top, title, said }: BarsProps) {
  if (all.length === 0) return null;
  return (
    <>
      <Caption y={top}>{title}</Caption>
      {all.map(({ x, width, lane: nth, moment }) => (
        <rect
          key={`${moment.from} ${nth}`}
          className={bars[moment.end ?? 'round']}
          strokeWidth="2"
          strokeDasharray={moment.end === 'withdrawn' ? '4 3' : undefined}
          x={percent(x)}
          y={top + caption + nth * lane + 2}
          width={percent(width)}
          height={lane - 10}
        >
          <title>{said(moment)}</title>
        </rect>
      ))}
    </>
  );
}

/** A moment in words: what, and when by the calendar of the seat. */
export function momentWords(locale: Locale, moment: Moment): string {
  return labelled(locale, whenWords(locale, moment), whatWords(locale, moment));
}

function whenWords(locale: Locale, { from, to }: Moment): string {
  return to ? formatDayRange(locale, from, to) : dayWords(locale, from);
}

function whatWords(locale: Locale, { what, end, symbol }: Moment): string {
  const t = translator(locale, 'text-life');
  const said = what === 'silence' ? t(`silence.${end ?? 'running'}`) : t(`moment.${what}`);
  return symbol ? `${said} (${symbol})` : said;
}

/** The life of a text as those who negotiate it see it: drawn, and the same as a table. */
export function TextLife({ locale, moments }: { locale: Locale; moments: readonly Moment[] }) {
  const t = translator(locale, 'text-life');
  if (moments.length === 0) return null;
  return (
    <Section title={t('title')} id="life" wide>
      <LifeDrawing locale={locale} moments={moments} id="life-drawing" />
      <DataTable<Moment>
        caption={t('caption')}
        rowKey={({ what, from, to, symbol }) => [what, from, to, symbol].join(' ')}
        empty={null}
        columns={[
          { key: 'when', label: t('when'), shrink: true, cell: (one) => whenWords(locale, one) },
          { key: 'what', label: t('what'), cell: (one) => whatWords(locale, one) },
        ]}
        groups={[{ key: 'all', rows: moments }]}
      />
    </Section>
  );
}
