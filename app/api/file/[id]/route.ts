import { answerFile } from '#app/api/stored-file.ts';
import { currentSession } from '#lib/account/session.ts';
import { fileFor } from '#lib/document/reading/queries.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/**
 * A language version of a document, for whoever may see the document now. The session and what the register lets them act
 * as are looked up at each request, so that a download under way ends with its next range when either is gone.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return answerFile(request, 'restricted', async () => {
    const session = await currentSession();
    return session && fileFor(session.actor, id);
  });
}

export const HEAD = GET;
