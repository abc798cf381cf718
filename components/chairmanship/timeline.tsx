import { TermBar } from '#components/chairmanship/term-bar.tsx';
import { type Bar, bars, extent, type Scale, timeScale } from '#components/chairmanship/timeline-scale.ts';
import { sentence } from '#components/source/sentence.ts';
import { periodText } from '#components/source/when.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { OfficeView, TermView } from '#lib/chairmanship/queries.ts';
import { labelled, parted, translator } from '#lib/language/language.ts';

/** Heights are in pixels and widths in per cent, so that letters keep their size on a phone. */
const lane = 36;
const head = 32;
const caption = 30;

const captionLook = 'tw:fill-muted tw:stroke-paper tw:stroke-[6px] tw:[paint-order:stroke]';

type Props = { locale: Locale; office: OfficeView; today: string };

/** The terms of an office along the years: as held, with gaps, above; as agreed below. Its table says the same in words. */
export function Timeline({ locale, office, today }: Props) {
  const t = translator(locale, 'chairmanship');
  const periods = office.terms.flatMap((term) => [term.nominal, term.actual]);
  const span = extent(periods, today);
  if (!span) return null;
  const scale = timeScale(span);
  const running = new Set(office.incumbents.map((one) => one.id));
  const drawn = (kind: 'actual' | 'nominal') =>
    bars(
      office.terms.map((one) => ({ id: one.id, ...one[kind], running: kind === 'actual' && running.has(one.id) })),
      scale,
      today,
    );
  const actual = drawn('actual');
  const nominal = drawn('nominal');
  const actualTop = head + caption;
  const nominalTop = actualTop + lanes(actual) * lane + caption;
  const height = nominal.length > 0 ? nominalTop + lanes(nominal) * lane : nominalTop - caption;
  const id = `timeline-${office.key}`;
  const term = (bar: Bar) => office.terms.find((one) => one.id === bar.id);
  return (
    <svg
      className="tw:block tw:overflow-hidden tw:text-[0.8125rem] tw:tabular-nums"
      width="100%"
      height={height}
      role="img"
      aria-labelledby={`${id} ${id}-words`}
    >
      <title id={id}>{t('timeline', { office: office.name })}</title>
      <desc id={`${id}-words`}>{office.terms.map((one) => inWords(locale, one)).join(' ')}</desc>
      <Years scale={scale} height={height} />
      <text className={captionLook} dominantBaseline="central" x="0" y={actualTop - caption / 2}>
        {t('actual')}
      </text>
      <Gaps office={office} scale={scale} y={actualTop} title={t('gapTitle')} />
      {actual.map((bar) => (
        <TermBar
          key={bar.id}
          bar={bar}
          term={term(bar)}
          y={actualTop + bar.lane * lane}
          look={office.incumbents.some(({ id: now }) => now === bar.id) ? 'incumbent' : 'actual'}
        />
      ))}
      {nominal.length > 0 && (
        <text className={captionLook} dominantBaseline="central" x="0" y={nominalTop - caption / 2}>
          {t('nominal')}
        </text>
      )}
      {nominal.map((bar) => (
        <TermBar key={bar.id} bar={bar} term={term(bar)} y={nominalTop + bar.lane * lane} look="nominal" />
      ))}
      <line
        className="tw:stroke-ink tw:stroke-2"
        x1={`${scale.x(today)}%`}
        x2={`${scale.x(today)}%`}
        y1={head}
        y2={height}
      />
    </svg>
  );
}

const lanes = (all: readonly Bar[]) => Math.max(1, ...all.map((one) => one.lane + 1));

function Years({ scale, height }: { scale: Scale; height: number }) {
  return scale.ticks.map((tick) => (
    <g key={tick.year}>
      <line className="tw:stroke-rule" x1={`${tick.x}%`} x2={`${tick.x}%`} y1="0" y2={height} />
      <text className="tw:fill-muted" dominantBaseline="central" x={`${tick.x}%`} dx="5" y="12">
        {tick.year}
      </text>
    </g>
  ));
}

function Gaps({ office, scale, y, title }: { office: OfficeView; scale: Scale; y: number; title: string }) {
  return office.gaps.map((gap) => (
    <rect
      key={gap.from}
      className="tw:fill-paper tw:stroke-ink"
      strokeDasharray="1 4"
      x={`${scale.x(gap.from)}%`}
      y={y + 1}
      width={`${scale.x(gap.to) - scale.x(gap.from)}%`}
      height="26"
    >
      <title>{title}</title>
    </rect>
  ));
}

function inWords(locale: Locale, term: TermView): string {
  const t = translator(locale, 'chairmanship');
  const actual = periodText(locale, term.actual.from, term.actual.to);
  const nominal = periodText(locale, term.nominal.from, term.nominal.to);
  const said = parted(locale, [
    actual && labelled(locale, t('actual'), actual),
    nominal && labelled(locale, t('nominal'), nominal),
  ]);
  return `${term.holder}. ${sentence(said)}`;
}
