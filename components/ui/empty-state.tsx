import type { ReactNode } from 'react';

/** What an empty list says: that it is empty, and what will appear here. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p>{title}</p>
      {children && <p>{children}</p>}
    </div>
  );
}
