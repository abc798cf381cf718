import { answer } from '#app/api/v1/answer.ts';
import { citation } from '#app/api/v1/items/register.ts';
import { operations } from '#app/api/v1/operations.ts';
import { tableNames, tableText } from '#app/api/v1/tables.ts';
import { settings } from '#env.ts';
import { registerOf } from '#lib/data/queries.ts';
import { translator } from '#lib/language/language.ts';
import { zipOf } from '#lib/page/zip.ts';

export const dynamic = 'force-dynamic';

/** Every table as CSV in one ZIP, with a note on version, licence and citation. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.zip.parameters, async (asked) => {
    const view = await registerOf(asked.locale);
    if (!view) return 'empty';
    const t = translator(asked.locale, 'data');
    const made = await Promise.all(tableNames.map((name) => tableText(name, { ...asked, given: {} })));
    const files = made.flatMap((one) => (typeof one === 'object' && 'file' in one ? [one] : []));
    const licence = view.licence ? [view.licence.name, view.licence.url].filter(Boolean).join(', ') : t('licenceNone');
    const cite = citation(view, `${settings().PORTAL_URL}/${asked.locale}/data`, t('citeTitle'));
    const note = [view.name, t('zipNote'), `${t('licence')}: ${licence}`, `${t('cite')}: ${cite}`].join('\n\n');
    return {
      type: 'application/zip',
      text: zipOf([{ file: 'README.txt', text: `${note}\n` }, ...files], view.changedOn),
      headers: {
        'content-disposition': `attachment; filename="${view.acronym}-register-${view.version}-${asked.locale}.zip"`,
      },
    };
  });
