import type { ReactNode } from 'react';

/** How much awaits the reader, in the colour that says nothing else. */
export const AwaitsCount = ({ children }: { children: ReactNode }) => (
  <span className="tw:bg-apricot tw:px-[0.5em] tw:font-normal tw:text-on-apricot tw:tabular-nums tw:in-[h2]:text-sm">
    {children}
  </span>
);
