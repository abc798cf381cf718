import { useRef } from 'react';

/** How long a pause in typing is. */
const pauseMs = 1500;
/** Bytes that a request may have which goes on when its page is left: browsers have 64 KiB for all of them. */
const mostKeptAlive = 60_000;

/** Gives what to call when something was typed into a form: at the next pause its words are sent to be kept. A failed sending is tried at the next one. */
export function useKept(keep: { address: string } | undefined): (form: HTMLFormElement) => void {
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  return (form) => {
    if (!keep) return;
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      const words = new URLSearchParams();
      for (const [name, value] of new FormData(form))
        if (typeof value === 'string' && !name.startsWith('$')) words.append(name, value);
      // What outlives its page is bounded by the browser: longer words are sent while it is there.
      const keepalive = `${words}`.length < mostKeptAlive;
      fetch(keep.address, { method: 'POST', body: words, keepalive }).catch(() => {});
    }, pauseMs);
  };
}
