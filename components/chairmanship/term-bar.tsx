import type { Bar } from '#components/chairmanship/timeline-scale.ts';
import type { TermView } from '#lib/chairmanship/queries.ts';

type Props = {
  bar: Bar;
  term: TermView | undefined;
  y: number;
  hatch: string;
  look: 'actual' | 'incumbent' | 'nominal';
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
  const label = hasSure ? widest(bar, look) : { from: bar.x, to: bar.end, on: 'hatch' };
  return (
    <g>
      <title>{term.state}</title>
      <rect
        className="t-fuzzy"
        x={percent(bar.x)}
        y={y}
        width={percent(bar.end - bar.x)}
        height={height}
        fill={`url(#${hatch})`}
      />
      {hasSure && <rect className={`t-${look}`} x={percent(bar.sureX)} y={y} width={percent(sure)} height={height} />}
      {label.to - label.from >= tightest && (
        <text className={`in-bar on-${label.on}`} x={percent((label.from + label.to) / 2)} y={y + height / 2 + 1}>
          {term.iso3}
        </text>
      )}
    </g>
  );
}

function widest(bar: Bar, look: Props['look']): { from: number; to: number; on: string } {
  if (bar.sureEnd - bar.sureX >= roomOfCode) return { from: bar.sureX, to: bar.sureEnd, on: look };
  const parts = [
    { from: bar.sureX, to: bar.sureEnd, on: look },
    { from: bar.x, to: bar.sureX, on: 'hatch' },
    { from: bar.sureEnd, to: bar.end, on: 'hatch' },
  ];
  return parts.reduce((best, part) => (part.to - part.from > best.to - best.from ? part : best));
}
