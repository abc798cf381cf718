import { onTextChange } from '#db/changes.ts';
import { currentSession } from '#lib/account/session.ts';
import { isTextSeen } from '#lib/text/queries.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** For how long a stream lasts: then the browser asks again, and whether it may is looked up anew. */
const lastsMs = 5 * 60_000;
const aliveMs = 20_000;

/**
 * Tells whoever has a text open that it changed, as a stream of events without a word of the text: the page is fetched anew, by whoever may
 * see it then. Each stream begins with an event, so that nothing which changed while a connection was lost is missed.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const session = await currentSession();
  if (!session || !(await isTextSeen(session.actor, id))) return new Response(null, { status: 404 });
  const encoder = new TextEncoder();
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (line: string) => controller.enqueue(encoder.encode(line));
      const deaf = onTextChange((changed) => {
        if (changed === null || changed === id) send('data: changed\n\n');
      });
      const alive = setInterval(() => send(': \n\n'), aliveMs);
      const over = setTimeout(() => end(), lastsMs);
      end = () => {
        end = () => {};
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
      send('retry: 2000\n\ndata: begun\n\n');
    },
    cancel: () => end(),
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'private, no-store', 'x-accel-buffering': 'no' },
  });
}
