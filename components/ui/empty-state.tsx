import type { ReactNode } from 'react';

/** What an empty list says: that it is empty, and what will appear here. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="tw:max-w-measure tw:text-muted">
      <p className="tw:text-ink">{title}</p>
      {children && <p>{children}</p>}
    </div>
  );
}
