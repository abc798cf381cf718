import type { ReactNode } from 'react';

type Props = {
  title: ReactNode;
  kicker?: ReactNode;
  lead?: ReactNode;
  lang?: string | undefined;
  children?: ReactNode;
};

/** The page's one h1, with a quiet line above it and a leading sentence below. `lang` is the title's own, where it differs. */
export function PageHeading({ title, kicker, lead, lang, children }: Props) {
  return (
    <header className="page-heading">
      {kicker && <p className="kicker">{kicker}</p>}
      <h1 lang={lang}>{title}</h1>
      {lead && <div className="lead">{lead}</div>}
      {children}
    </header>
  );
}
