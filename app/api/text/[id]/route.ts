import { currentSession } from '#lib/account/session.ts';
import { Busy } from '#lib/ground/fair-queue.ts';
import { isLocale } from '#lib/language/language.ts';
import { textFile } from '#lib/text/file/queries.ts';
import { fileFormats } from '#lib/typeset/instrument-file.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** A revision of a text as a file (`revision`, `format`, `language` once or twice), or the rolling text as DOCX, for whoever may see it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const query = new URL(request.url).searchParams;
  const session = await currentSession();
  const format = fileFormats.find((one) => one === query.get('format'));
  const locale = query.get('locale') ?? 'en';
  if (!session || !format) return new Response(null, { status: session ? 400 : 404 });
  try {
    const file = await textFile(session.actor, isLocale(locale) ? locale : 'en', id, {
      revision: query.get('revision') ?? '',
      format,
      languages: query.getAll('language'),
    });
    if (!file) return new Response(null, { status: 404 });
    return new Response(Buffer.from(file.bytes), {
      headers: {
        'content-type': file.mediaType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (fault) {
    if (fault instanceof Busy) return new Response(null, { status: 503, headers: { 'retry-after': '10' } });
    throw fault;
  }
}
