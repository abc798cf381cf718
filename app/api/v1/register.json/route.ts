import { answer } from '#app/api/v1/answer.ts';
import { citation } from '#app/api/v1/items/register.ts';
import { operations } from '#app/api/v1/operations.ts';
import { settings } from '#env.ts';
import { registerOf } from '#lib/data/queries.ts';
import { translator } from '#lib/language/language.ts';
import { exportPublic } from '#lib/process/export.ts';

export const dynamic = 'force-dynamic';

/** All that is public of the register as a process file, with its version and how to cite it; what has no place in that form is named. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.register.parameters, async ({ locale }) => {
    const [view, whole] = await Promise.all([registerOf(locale), exportPublic()]);
    if (!view || !whole) return 'empty';
    const { acronym, version, changedOn } = view;
    const cite = citation(view, `${settings().PORTAL_URL}/${locale}/data`, translator(locale, 'data')('citeTitle'));
    const about = [cite, `version: ${version}`, `changedOn: ${changedOn}`];
    const file = { about, ...(whole.leftOut.length > 0 && { formCannotSay: whole.leftOut }), ...whole.file };
    return {
      type: 'application/json; charset=utf-8',
      text: `${JSON.stringify(file, null, 2)}\n`,
      headers: { 'content-disposition': `attachment; filename="${acronym}-register-${version}.json"` },
    };
  });
