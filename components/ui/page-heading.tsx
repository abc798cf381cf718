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
    <header className="tw:pt-6 tw:pb-8 tw:md:pt-10 tw:print:py-4 tw:desk:pt-5 tw:desk:pb-4">
      {kicker && <p className="tw:mb-2 tw:text-sm tw:text-muted">{kicker}</p>}
      <h1
        className="tw:max-w-192 tw:wrap-anywhere tw:font-serif tw:text-title tw:tracking-[-0.01em]"
        lang={lang}
        dir={lang && 'auto'}
      >
        {title}
      </h1>
      {lead && <div className="tw:mt-4 tw:max-w-measure tw:text-lg tw:leading-[1.5]">{lead}</div>}
      {children}
    </header>
  );
}
