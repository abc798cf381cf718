import { answer, json } from '#app/api/v1/answer.ts';
import { citation, indexShape } from '#app/api/v1/items/register.ts';
import { base, listOf } from '#app/api/v1/openapi.ts';
import { operations } from '#app/api/v1/operations.ts';
import { settings } from '#env.ts';
import { registerOf } from '#lib/data/queries.ts';
import { translator } from '#lib/language/language.ts';

export const dynamic = 'force-dynamic';

/** What there is: whose register, which version, under which licence, and every address. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.start.parameters, async ({ locale }) => {
    const view = await registerOf(locale);
    if (!view) return 'empty';
    const { name, acronym, version, changedOn, licence, today } = view;
    const page = `${settings().PORTAL_URL}/${locale}/data`;
    return json(indexShape, {
      process: { name, acronym },
      ...{ version, changedOn, licence, today, page },
      cite: citation(view, page, translator(locale, 'data')('citeTitle')),
      description: `${base}/openapi.json`,
      addresses: listOf(locale),
    });
  });
