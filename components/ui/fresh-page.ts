import { useEffect } from 'react';

const mark = (key: string): string => `sent:${key}`;

/**
 * Sees to it that a page gone back to, after its form was recorded, is not taken for the present state: the browser or the framework may
 * show it as it was kept. A form that had been sent, by its key, is asked for anew. Gives what to call when it is sent, and `turn` says
 * that it came back.
 */
export function useFreshPage(key: string, turn: number): () => void {
  useEffect(() => {
    if (turn > 0) return sessionStorage.removeItem(mark(key));
    if (sessionStorage.getItem(mark(key)) !== null) location.reload();
  }, [key, turn]);
  useEffect(() => {
    const shown = ({ persisted }: PageTransitionEvent) => {
      if (persisted && sessionStorage.getItem(mark(key)) !== null) location.reload();
    };
    addEventListener('pageshow', shown);
    return () => removeEventListener('pageshow', shown);
  }, [key]);
  return () => sessionStorage.setItem(mark(key), '');
}
