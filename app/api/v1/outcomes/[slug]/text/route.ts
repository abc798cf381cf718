import { answer } from '#app/api/v1/answer.ts';
import { outcomeBySlug } from '#lib/outcome/queries.ts';
import { canonicalForm } from '#lib/text/rules.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ slug: string }> };

/** The text of an outcome that was negotiated here, in the canonical form that its hash is made of (docs/canonical-text.md). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  return answer(request, async ({ locale }) => {
    const outcome = await outcomeBySlug(locale, slug);
    if (!outcome?.text || outcome.withdrawnOn) return 'none';
    return { type: 'application/json', text: canonicalForm(outcome.text.original, outcome.text.paragraphs) };
  });
}
