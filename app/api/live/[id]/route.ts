import { currentSession } from '#lib/account/session.ts';
import { onTextChange } from '#lib/ground/text-changes.ts';
import { textStanding } from '#lib/text/queries.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** For how long a stream lasts: then the browser asks again, and whether it may is looked up anew. */
const lastsMs = 5 * 60_000;
const aliveMs = 20_000;

/**
 * Tells whoever has a text open that it changed, as a stream of events without a word of the text: the page is fetched anew, by whoever may
 * see it then. A stream begins with how the text stands, and says it again after a gap in what was heard: whoever shows it as it stands
 * missed nothing, and whoever does not is behind.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const session = await currentSession();
  if (!session || (await textStanding(session.actor, id)) === null) return new Response(null, { status: 404 });
  const { actor } = session;
  const encoder = new TextEncoder();
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true;
      const send = (line: string) => {
        if (isOpen) controller.enqueue(encoder.encode(line));
      };
      const stand = async () => {
        const standing = await textStanding(actor, id);
        if (standing === null) throw new Error('it is seen no longer');
        send(`data: ${standing}\n\n`);
      };
      // Ended, it is asked for again by the browser.
      const standOrEnd = () => stand().catch(() => end());
      const deaf = onTextChange((changed) => {
        if (changed === null) standOrEnd();
        else if (changed === id) send('data: changed\n\n');
      });
      const alive = setInterval(() => send(': \n\n'), aliveMs);
      const over = setTimeout(() => end(), lastsMs);
      end = () => {
        end = () => {};
        isOpen = false;
        deaf();
        clearInterval(alive);
        clearTimeout(over);
        try {
          controller.close();
        } catch {
          // It was closed by whoever read it.
        }
      };
      request.signal.addEventListener('abort', () => end());
      send('retry: 2000\n\n');
      // Asked only now that it is listened for: between the two nothing changes unheard.
      standOrEnd();
    },
    cancel: () => end(),
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'private, no-store', 'x-accel-buffering': 'no' },
  });
}
