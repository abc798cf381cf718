import { answer } from '#app/api/v1/answer.ts';
import { describe } from '#app/api/v1/openapi.ts';
import { operations } from '#app/api/v1/operations.ts';
import { settings } from '#env.ts';
import { registerOf } from '#lib/data/queries.ts';
import { interfaceLanguages } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';

/** The description of the open data in OpenAPI 3.1. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.openapi.parameters, async ({ locale }) => {
    const view = await registerOf(locale);
    if (!view) return 'empty';
    const text = JSON.stringify(
      describe(locale, settings().PORTAL_URL, { ...view, languages: await interfaceLanguages() }),
      null,
      2,
    );
    return { type: 'application/vnd.oai.openapi+json;version=3.1; charset=utf-8', text: `${text}\n` };
  });
