import type { ReactNode } from 'react';
import { classes } from '#components/ui/classes.ts';

const tones = {
  info: 'tw:border-edge tw:bg-sunk',
  awaits: 'tw:border-apricot tw:bg-sunk',
  refusal: 'tw:border-refusal tw:bg-refusal-sunk',
};

type Props = { tone?: 'info' | 'awaits' | 'refusal'; title?: ReactNode; live?: boolean; children: ReactNode };

/** A remark set apart. `live` has it read out when it appears (a refusal at once, the others when there is a pause). */
export function Notice({ tone = 'info', title, live = false, children }: Props) {
  const role = live ? (tone === 'refusal' ? 'alert' : 'status') : undefined;
  return (
    <div className={classes('tw:max-w-measure tw:space-y-2 tw:border-s-4 tw:px-4 tw:py-3', tones[tone])} role={role}>
      {title && <p className="tw:font-heading tw:font-strong">{title}</p>}
      {children}
    </div>
  );
}
