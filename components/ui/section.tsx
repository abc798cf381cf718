import type { ReactNode } from 'react';
import { classes } from '#components/ui/classes.ts';

const look =
  'tw:border-t tw:border-rule tw:pt-6 tw:pb-10 tw:desk:pt-4 tw:desk:pb-6 tw:[&_h3]:mt-6 tw:[&_h3]:mb-2 tw:[&_h3]:text-base tw:[&_h3]:leading-snug tw:[&_h3:first-child]:mt-0';
const inMargin = 'tw:lg:grid tw:lg:grid-cols-[13rem_minmax(0,1fr)] tw:lg:gap-x-12';
/** Paragraphs keep their measure; a list of rows stands clear of what is before it. */
const body = 'tw:[&>p]:max-w-measure tw:[&>p+p]:mt-3 tw:[&>*+[data-rows]]:mt-7';

type Props = {
  title: ReactNode;
  id?: string;
  wide?: boolean;
  /** Leads elsewhere, which paper does not. */
  screenOnly?: boolean;
  children: ReactNode;
};

/** A part of a page under a rule: its heading stands in the margin on a wide screen, above it otherwise or when `wide`. */
export function Section({ title, id, wide = false, screenOnly = false, children }: Props) {
  return (
    <section className={classes(look, !wide && inMargin, screenOnly && 'tw:print:hidden')} id={id}>
      <h2 className="tw:mb-4 tw:wrap-anywhere tw:text-lg tw:leading-tight">{title}</h2>
      <div className={body}>{children}</div>
    </section>
  );
}
