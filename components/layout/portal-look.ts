/** How the frame of the working desk looks, with the framework's pages for trouble as without them. */
export const portalBar =
  'tw:border-t-4 tw:border-b tw:border-t-lapis tw:border-b-rule tw:bg-sunk tw:text-sm tw:print:hidden';
export const portalBarRow = 'tw:flex tw:flex-wrap tw:items-baseline tw:gap-x-6 tw:gap-y-1 tw:px-5 tw:py-2';
export const portalName = 'tw:me-auto tw:text-ink tw:no-underline tw:hover:underline';
/** What was done before is no news beside a refusal, or while something is asked once more. */
export const portalMain =
  'tw:px-5 tw:pb-12 tw:lg:max-w-336 tw:print:max-w-none tw:print:px-0 tw:[&:has([role=alert],[data-confirm])>[role=status]]:hidden';
