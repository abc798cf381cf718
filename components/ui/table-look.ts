/** How a table of rows looks, and what it becomes where there is no room for columns: a list, each row an entry of it. */
export const tableLook = [
  'tw:w-full tw:text-sm tw:leading-snug tw:tabular-nums tw:lining-nums',
  'tw:cells:py-2 tw:cells:pe-4 tw:cells:text-start tw:cells:align-baseline tw:desk:cells:py-1.5 tw:cells:last:pe-0',
  'tw:@max-list/rows:block tw:@max-list/rows:parts:block tw:@max-list/rows:cells:p-0 tw:@max-list/rows:cells:wrap-anywhere tw:@max-list/rows:[&_td:empty]:hidden tw:@max-list/rows:[&_td:has(>div:empty)]:hidden',
  'tw:@max-list/rows:labelled:mt-0.5 tw:@max-list/rows:labelled:grid tw:@max-list/rows:labelled:grid-cols-[8rem_minmax(0,1fr)] tw:@max-list/rows:labelled:gap-3',
  'tw:@max-list/rows:labelled:before:text-muted tw:@max-list/rows:labelled:before:content-[attr(data-label)]',
].join(' ');

export const captionLook = 'tw:pb-2 tw:text-start tw:text-muted';

/** A caption that a heading above it says already. */
export const silentLook = 'tw:sr-only';

/** Not there in a list, whose entries name their parts themselves. */
export const headLook = 'tw:@max-list/rows:hidden tw:print:table-header-group tw:print:break-after-avoid';
/** The orders above a list, where headings have no room. */
export const ordersLook =
  'tw:flex tw:flex-wrap tw:items-baseline tw:gap-x-4 tw:pb-2 tw:text-sm tw:text-muted tw:@list/rows:hidden tw:print:hidden';
export const orderLinkLook =
  'tw:inline-block tw:py-1 tw:text-inherit tw:decoration-dotted tw:hover:text-ink tw:current:text-ink tw:current:decoration-solid';
export const headingLook =
  'tw:sticky tw:top-0 tw:z-1 tw:bg-paper tw:text-muted tw:[box-shadow:inset_0_-1px_var(--tw-color-ink)] tw:@columns/rows:whitespace-nowrap tw:print:static tw:print:border-b tw:print:[box-shadow:none]';
export const orderLook =
  'tw:text-inherit tw:decoration-dotted tw:hover:text-ink tw:hover:decoration-solid tw:in-[[aria-sort]]:text-ink tw:in-[[aria-sort]]:decoration-solid';
/** A narrow column's heading stands upright, read from below; a browser that cannot reads it from above. */
export const uprightLook =
  'tw:not-first:w-14 tw:not-first:align-top tw:not-first:[writing-mode:vertical-rl] tw:not-first:supports-[writing-mode:sideways-lr]:[writing-mode:sideways-lr] tw:first:align-bottom tw:not-first:p-0 tw:not-first:pt-2 tw:not-first:pb-2';

export const rowLook =
  'tw:border-t tw:border-rule tw:first:border-t-0 tw:@max-list/rows:py-3 tw:@max-list/rows:first:border-t tw:print:first:break-before-avoid tw:print:first:break-after-avoid tw:print:last:break-before-avoid';
export const groupLook = 'tw:pt-5 tw:text-muted tw:@max-list/rows:text-base';
export const noneLook = 'tw:pt-0.5 tw:pb-2';
export const nameLook = 'tw:@max-list/rows:text-base';
export const endLook = 'tw:text-end tw:@max-list/rows:text-start';
export const shrinkLook = 'tw:w-px tw:whitespace-nowrap tw:@max-list/rows:w-auto tw:@max-list/rows:whitespace-normal';
export const footLook =
  'tw:flex tw:flex-wrap tw:gap-x-6 tw:gap-y-1 tw:border-t tw:border-ink tw:pt-3 tw:text-sm tw:text-muted';
