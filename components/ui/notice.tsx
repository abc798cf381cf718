import type { ReactNode } from 'react';

type Props = { tone?: 'info' | 'awaits' | 'refusal'; title?: string; live?: boolean; children: ReactNode };

/** A remark set apart. `live` has it read out when it appears (a refusal at once, the others when there is a pause). */
export function Notice({ tone = 'info', title, live = false, children }: Props) {
  const role = live ? (tone === 'refusal' ? 'alert' : 'status') : undefined;
  return (
    <div className={tone === 'info' ? 'notice' : `notice ${tone}`} role={role}>
      {title && <p className="title">{title}</p>}
      {children}
    </div>
  );
}
