import type { Bar } from '#components/chairmanship/timeline-scale.ts';
import { classes } from '#components/ui/classes.ts';
import type { TermView } from '#lib/chairmanship/queries.ts';

type Props = {
  bar: Bar;
  term: TermView | undefined;
  y: number;
  look: 'actual' | 'incumbent' | 'nominal';
};

type Ground = Props['look'] | 'unsure';
const bars: Record<Props['look'], string> = {
  actual: 'tw:fill-ink-member tw:stroke-paper',
  incumbent: 'tw:fill-lapis tw:stroke-paper',
  nominal: 'tw:fill-paper tw:stroke-ink-member',
};
const clear = 'tw:fill-ink tw:stroke-paper tw:stroke-[4px] tw:[paint-order:stroke] tw:[stroke-linejoin:round]';
/** A State's code on each ground: in paper on a full bar, else in ink with paper around it. */
const letters: Record<Ground, string> = {
  actual: 'tw:fill-paper',
  incumbent: 'tw:fill-paper',
  nominal: clear,
  unsure: clear,
};

const height = 28;
/** Per cent of a phone's width that three letters need, at ease and at the least. */
const roomOfCode = 7;
const tightest = 6;
const percent = (n: number) => `${Math.round(n * 100) / 100}%`;

/**
 * One term's bar: filled where it surely ran, pale with a dashed edge where the day is not known; the State's code on its widest part. A nominal term
 * is an outline, and one of years is as whole as one of days: only its edge is dashed.
 */
export function TermBar({ bar, term, y, look }: Props) {
  if (!term) return null;
  const sure = bar.sureEnd - bar.sureX;
  const isNominal = look === 'nominal';
  const hasSure = sure > 0.3 && !isNominal;
  const isExact = sure > 0 && bar.x === bar.sureX && bar.end === bar.sureEnd;
  const whole = { from: bar.x, to: bar.end, on: isNominal ? look : ('unsure' as const) };
  const label = hasSure ? widest(bar, look) : whole;
  return (
    <g>
      <title>{term.holder}</title>
      <rect
        className={isNominal ? bars.nominal : 'tw:fill-ink-paler tw:stroke-ink-member'}
        strokeDasharray={isExact ? undefined : '4 3'}
        x={percent(bar.x)}
        y={y}
        width={percent(bar.end - bar.x)}
        height={height}
      />
      {hasSure && <rect className={bars[look]} x={percent(bar.sureX)} y={y} width={percent(sure)} height={height} />}
      {label.to - label.from >= tightest && (
        <text
          className={classes('tw:tracking-wide', letters[label.on])}
          textAnchor="middle"
          dominantBaseline="central"
          x={percent((label.from + label.to) / 2)}
          y={y + height / 2 + 1}
        >
          {term.code}
        </text>
      )}
    </g>
  );
}

type Part = { from: number; to: number; on: Ground };

function widest(bar: Bar, look: Props['look']): Part {
  if (bar.sureEnd - bar.sureX >= roomOfCode) return { from: bar.sureX, to: bar.sureEnd, on: look };
  const parts: Part[] = [
    { from: bar.sureX, to: bar.sureEnd, on: look },
    { from: bar.x, to: bar.sureX, on: 'unsure' },
    { from: bar.sureEnd, to: bar.end, on: 'unsure' },
  ];
  return parts.reduce((best, part) => (part.to - part.from > best.to - best.from ? part : best));
}
