import type { ReactNode } from 'react';
import { classes } from '#components/ui/classes.ts';

const look =
  'tw:@container/rows tw:grid tw:print:block tw:print:[container-type:normal] tw:items-start tw:gap-x-12 tw:gap-y-8';
const beside = 'tw:py-8 tw:xl:grid-cols-[minmax(0,11fr)_minmax(0,10fr)]';
const first = 'tw:pb-10 tw:xl:grid-cols-[minmax(0,10fr)_minmax(0,11fr)] tw:[&_figure]:mt-4 tw:xl:[&_figure]:mt-11';

/**
 * A figure and what belongs to it, side by side where there is room; `opening` where a page begins with both. Whether a
 * table in it becomes a list goes by the width of both.
 */
export const Abreast = ({ opening = false, children }: { opening?: boolean; children: ReactNode }) => (
  <div data-abreast className={classes(look, opening ? first : beside)}>
    {children}
  </div>
);
