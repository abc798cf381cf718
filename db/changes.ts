import postgres from 'postgres';
import { env } from '#env.ts';

type Hear = (id: string | null) => void;

declare global {
  var portalChanges: { hears: Set<Hear>; ready: Promise<unknown> } | undefined;
}

/**
 * Has somebody hear of each text that changes, by its id, until the given function is called; null is a gap in what was heard, after which
 * they look for themselves. One connection of this process listens for all of them, and listens again when it was lost.
 */
export function onTextChange(hear: Hear): () => void {
  if (!globalThis.portalChanges) {
    const hears = new Set<Hear>();
    const tell = (id: string | null) => {
      for (const one of hears) one(id);
    };
    const sql = postgres(env().DATABASE_APP_URL, {
      max: 1,
      idle_timeout: 0,
      connect_timeout: 5,
      onnotice: () => {},
      connection: { application_name: 'portal changes' },
    });
    const ready = sql
      .listen('text_changed', tell, () => tell(null))
      .catch(() => {
        globalThis.portalChanges = undefined; // whoever comes next tries anew
        tell(null);
      });
    globalThis.portalChanges = { hears, ready };
  }
  const { hears } = globalThis.portalChanges;
  hears.add(hear);
  return () => hears.delete(hear);
}
