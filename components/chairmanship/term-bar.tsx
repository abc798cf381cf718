import type { Bar } from '#components/chairmanship/timeline-scale.ts';
import { classes } from '#components/ui/classes.ts';
import type { TermView } from '#lib/chairmanship/queries.ts';

type Props = {
  bar: Bar;
  term: TermView | undefined;
  y: number;
  hatch: string;
  look: 'actual' | 'incumbent' | 'nominal';
};

type Ground = Props['look'] | 'hatch';
const bars: Record<Props['look'], string> = {
  actual: 'tw:fill-ink-member tw:stroke-paper',
  incumbent: 'tw:fill-lapis tw:stroke-paper',
  nominal: 'tw:fill-paper tw:stroke-ink-member',
};
const clear = 'tw:fill-ink tw:stroke-paper tw:stroke-[6px] tw:[paint-order:stroke] tw:[stroke-linejoin:round]';
/** A State's code on each ground: in paper on a full bar, else in ink with paper around it. */
const letters: Record<Ground, string> = {
  actual: 'tw:fill-paper',
  incumbent: 'tw:fill-paper',
  nominal: clear,
  hatch: clear,
};

const height = 28;
/** Per cent of a phone's width that three letters need, at ease and at the least. */
const roomOfCode = 7;
const tightest = 6;
const percent = (n: number) => `${Math.round(n * 100) / 100}%`;

/** One term's bar: hatched where the day is not known, filled where it is; the State's code on its widest part. */
export function TermBar({ bar, term, y, hatch, look }: Props) {
  if (!term) return null;
  const sure = bar.sureEnd - bar.sureX;
  const hasSure = sure > 0.3;
  const label = hasSure ? widest(bar, look) : { from: bar.x, to: bar.end, on: 'hatch' as const };
  return (
    <g>
      <title>{term.holder}</title>
      <rect
        className="tw:stroke-ink-member"
        x={percent(bar.x)}
        y={y}
        width={percent(bar.end - bar.x)}
        height={height}
        fill={`url(#${hatch})`}
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
    { from: bar.x, to: bar.sureX, on: 'hatch' },
    { from: bar.sureEnd, to: bar.end, on: 'hatch' },
  ];
  return parts.reduce((best, part) => (part.to - part.from > best.to - best.from ? part : best));
}
