import { useRef } from 'react';

/** How long a pause in typing is. */
const pauseMs = 1500;

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
      fetch(keep.address, { method: 'POST', body: words, keepalive: true }).catch(() => {});
    }, pauseMs);
  };
}
