'use client';
import { useEffect, useRef, useState } from 'react';

type Props = {
  /** Where the stream of changes is. */
  address: string;
  /** `swap` shows what changed at once; `tell` says that something did, and leaves what is being typed alone. */
  how: 'swap' | 'tell';
  words: { changed: string; show: string; lost: string };
};

/** What the page shows is in the one element with this attribute. */
const region = '[data-follow]';

/** Takes the page as it stands now, and puts what it shows in the place of what stands here. */
async function swap(): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector(region);
  const here = document.querySelector(region);
  if (!next || !here) return location.reload();
  here.innerHTML = next.innerHTML;
  here.querySelector('[data-focus]')?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}

/** Follows a text as it changes, over a stream that connects again by itself; what changed in between is looked for then. */
export function Follow({ address, how, words }: Props) {
  const [told, tell] = useState<'changed' | 'lost' | null>(null);
  const first = useRef(true);
  useEffect(() => {
    const stream = new EventSource(address);
    stream.onmessage = () => {
      // The first event says that the stream began: what the page shows is as old as the page, so it is looked for too.
      if (how === 'swap') {
        swap().then(
          () => tell(null),
          () => tell('lost'),
        );
      } else if (first.current) tell((was) => (was === 'lost' ? null : was));
      else tell('changed');
      first.current = false;
    };
    stream.onerror = () => {
      if (how === 'swap') tell('lost');
    };
    return () => stream.close();
  }, [address, how]);
  return (
    <div data-script="" role="status" className="tw:sticky tw:top-0 tw:z-10 tw:print:hidden">
      {told && (
        <p className="tw:border-s-4 tw:border-apricot tw:bg-sunk tw:px-4 tw:py-2">
          {told === 'lost' ? words.lost : words.changed}{' '}
          {told === 'changed' && (
            <button
              type="button"
              className="tw:cursor-pointer tw:text-lapis tw:underline"
              onClick={() => location.reload()}
            >
              {words.show}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
