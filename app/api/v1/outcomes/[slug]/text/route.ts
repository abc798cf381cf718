import { answer } from '#app/api/v1/answer.ts';
import { operations } from '#app/api/v1/operations.ts';
import { adoptedFile, canonicalOf } from '#lib/outcome/adopted/queries.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ slug: string }> };

/**
 * The text of an outcome that was negotiated here: in the canonical form that its hash is made of (docs/canonical-text.md), or as a file:
 * ?format=docx|pdf|html|akn &language=TAG, twice for two side by side but for akn.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  return answer(request, operations.text.parameters, async ({ locale, given: { format } }) => {
    if (format === undefined) {
      const text = await canonicalOf(locale, slug);
      return text === null ? 'none' : { type: 'application/json; charset=utf-8', text };
    }
    const languages = new URL(request.url).searchParams.getAll('language');
    const file = await adoptedFile(slug, { format, languages });
    if (file === 'language') return { wrong: 'language' };
    if (file === null) return 'none';
    const headers = { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}` };
    return { type: file.mediaType, text: file.bytes, headers };
  });
}
