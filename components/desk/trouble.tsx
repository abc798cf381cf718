'use client';
import { createContext, type ReactNode, useContext } from 'react';
import { portalBar, portalBarRow, portalMain, portalName } from '#components/layout/portal-look.ts';
import { Actions } from '#components/ui/actions.tsx';
import { Button } from '#components/ui/button.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';

type Page = { title: string; lead: string };
export type TroubleWords = {
  /** Where the portal begins in the language of the page, and what it is called. */
  home: { href: string; label: string };
  missing: Page;
  fault: Page & { reference: string; again: string };
};

const Words = createContext<TroubleWords | null>(null);

/** Hands the words of the portal's pages for trouble to those who have no server behind them when it comes. */
export function TroubleWordsProvider({ words, children }: { words: TroubleWords; children: ReactNode }) {
  return <Words value={words}>{children}</Words>;
}

type Props = { what: 'missing' } | { what: 'fault'; reference: string | undefined; again: () => void };

/** What stands where a page of the portal is not there, or could not be made. */
export function Trouble(props: Props) {
  const words = useContext(Words);
  if (!words) return null;
  const { title, lead } = words[props.what];
  return (
    <div data-desk>
      <title>{title}</title>
      <header className={portalBar}>
        <div className={portalBarRow}>
          <a className={portalName} href={words.home.href}>
            {words.home.label}
          </a>
        </div>
      </header>
      <main className={portalMain} id="main" tabIndex={-1}>
        <PageHeading title={title} lead={lead} />
        {props.what === 'fault' && (
          <>
            {props.reference && (
              <p className="tw:tabular-nums">{words.fault.reference.replace('{reference}', props.reference)}</p>
            )}
            <Actions>
              <Button type="button" tone="quiet" onClick={props.again}>
                {words.fault.again}
              </Button>
            </Actions>
          </>
        )}
        <p>
          <a href={words.home.href}>{words.home.label}</a>
        </p>
      </main>
    </div>
  );
}
