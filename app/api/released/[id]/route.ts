import { answerFile } from '#app/api/stored-file.ts';
import { releasedFile } from '#lib/document/reading/queries.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/**
 * A version released to the public: a copy of its own, read as nobody, so no session is looked at. Its bytes never change
 * under this address, but the register decides at each request that it is public: kept a second at most, then asked for
 * again by its ETag, which costs a 304 and no bytes.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return answerFile(request, 'released', () => releasedFile(id));
}

export const HEAD = GET;
