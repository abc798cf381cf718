import type { ReactNode } from 'react';
import { classes } from '#components/ui/classes.ts';

/** What can be done: buttons and links on one line where there is room; `opening` before a list, else after what it is about. */
export function Actions({ opening = false, children }: { opening?: boolean; children: ReactNode }) {
  const place = opening ? 'tw:mb-4' : 'tw:mt-6 tw:in-[form]:mt-1';
  return (
    <div className={classes('tw:flex tw:flex-wrap tw:items-center tw:gap-x-5 tw:gap-y-3 tw:print:hidden', place)}>
      {children}
    </div>
  );
}
