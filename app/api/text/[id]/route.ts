import { sentence } from '#app/api/stored-file.ts';
import { currentSession } from '#lib/account/session.ts';
import { isUnreachable } from '#lib/act/conflict.ts';
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
  const format = fileFormats.find((one) => one === query.get('format'));
  const locale = query.get('locale') ?? 'en';
  try {
    const session = await currentSession();
    const asked = { revision: query.get('revision') ?? '', languages: query.getAll('language') };
    const file =
      session && format && (await textFile(session.actor, isLocale(locale) ? locale : 'en', id, { ...asked, format }));
    if (!file) return sentence(request, 404, 'missing');
    return new Response(Buffer.from(file.bytes), {
      headers: {
        'content-type': file.mediaType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (fault) {
    if (fault instanceof Busy) return sentence(request, 503, 'tooMany');
    if (isUnreachable(fault)) return sentence(request, 503, 'unavailable');
    throw fault;
  }
}
