import { type RefObject, useEffect, useRef } from 'react';

/** How long a pause in typing is. */
const pauseMs = 1500;
/** Bytes that a request may have which goes on when its page is left: browsers have 64 KiB for all of them. */
const mostKeptAlive = 60_000;

/** Sends the words of a form to be kept. */
function send(address: string, form: HTMLFormElement): void {
  const words = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && !name.startsWith('$')) words.append(name, value);
  // What outlives its page is bounded by the browser: longer words are sent while it is there.
  const keepalive = `${words}`.length < mostKeptAlive;
  fetch(address, { method: 'POST', body: words, keepalive }).catch(() => {});
}

/** Whether a field says another thing than it came with. */
function isChanged(field: Element): boolean {
  if (field instanceof HTMLSelectElement)
    return [...field.options].some(({ defaultSelected, selected }) => defaultSelected && !selected);
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (!(field instanceof HTMLInputElement) || field.type === 'file') return false;
  return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
}

/**
 * Sees to it that what is typed into a form is kept at `keep.address`: at the next pause, or when the page is left before it. What was typed
 * before this script was there counts too. `typed` is called when something was typed; `sent` when the form is sent, which keeps nothing until
 * it comes back by `turn`: what an act has recorded is not kept behind it. A failed sending is tried at the next pause.
 */
export function useKept(
  { keep, turn }: { keep: { address: string } | undefined; turn: number },
  form: RefObject<HTMLFormElement | null>,
): { typed: () => void; sent: () => void } {
  const address = keep?.address;
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isHeld = useRef(false);
  const stop = (): boolean => {
    const was = waiting.current !== undefined;
    clearTimeout(waiting.current);
    waiting.current = undefined;
    return was;
  };
  const typed = () => {
    if (!address) return;
    stop();
    waiting.current = setTimeout(() => {
      waiting.current = undefined;
      if (form.current) send(address, form.current);
    }, pauseMs);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed early is looked for once, and what is held is let go at each turn
  useEffect(() => {
    const isEarly = turn === 0 && [...(form.current?.elements ?? [])].some(isChanged);
    if (isEarly || isHeld.current) typed();
    isHeld.current = false;
  }, [turn]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `stop` and `form` are of one kind for good
  useEffect(() => {
    if (!address) return;
    const left = () => {
      if (stop() && form.current) send(address, form.current);
    };
    addEventListener('pagehide', left);
    return () => removeEventListener('pagehide', left);
  }, [address]);
  const sent = () => {
    isHeld.current = stop();
  };
  return { typed, sent };
}
