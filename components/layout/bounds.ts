/** The width of the public side's pages, and the margin beside them on a screen that is narrower. */
export const bounds = 'tw:mx-auto tw:w-full tw:max-w-page tw:px-gutter tw:print:max-w-none tw:print:px-0';
