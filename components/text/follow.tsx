'use client';
import { useEffect, useState } from 'react';

type Props = {
  /** Where the stream of changes is. */
  address: string;
  /** `swap` shows what changed at once; `tell` says that something did, and leaves what is being typed alone. */
  how: 'swap' | 'tell';
  /** How the text stood when this page was made, as the stream says it. */
  shown: string;
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

/**
 * Follows a text as it changes, over a stream that connects again by itself. As often as it begins it says how the text stands, so that a
 * change in between is found, and a mere lost connection is not taken for one.
 */
export function Follow({ address, how, shown, words }: Props) {
  const [told, tell] = useState<'changed' | 'lost' | null>(null);
  useEffect(() => {
    const stream = new EventSource(address);
    stream.onmessage = ({ data }: MessageEvent<string>) => {
      if (how === 'swap')
        swap().then(
          () => tell(null),
          () => tell('lost'),
        );
      else if (data !== shown) tell('changed');
    };
    stream.onerror = () => {
      if (how === 'swap') tell('lost');
    };
    return () => stream.close();
  }, [address, how, shown]);
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
