import { z } from 'zod';
import { citation, type indexShape } from '#app/api/v1/items/register.ts';
import { type Operation, operationNames, operations } from '#app/api/v1/operations.ts';
import { type ParameterName, parameterNames, parameters } from '#app/api/v1/parameters.ts';
import { tableNames, tables } from '#app/api/v1/tables.ts';
import type { RegisterView } from '#lib/data/queries.ts';
import { type Locale, translator } from '#lib/language/language.ts';
import { dataError } from '#lib/page/data-error.ts';

/** Where the open data stands. */
export const base = '/api/v1';

type Told = Operation & { id: string; what: string };

/** Every address of the open data with what it gives, in words of the language asked for: JSON and files first, then the tables. */
export function addresses(locale: Locale): Told[] {
  const t = translator(locale, 'data');
  return [
    ...operationNames.map((id) => ({ ...operations[id], id, what: t(`operations.${id}`) })),
    ...tableNames.map((id) => ({
      id: `${id}-csv`,
      path: `/${id}.csv`,
      parameters: tables[id].parameters,
      answers: { 'text/csv': null },
      what: t(`tables.${id}`),
    })),
  ];
}

const schemaOf = (shape: z.ZodType) => {
  // What is added to an answer later breaks nobody: of the input no other field is forbidden.
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
  return schema;
};

const errorShape = z.object({
  error: z.object({
    code: z.string(),
    parameter: z.string().optional(),
    allowed: z.string().optional(),
    reference: z.string().optional(),
  }),
});

/** What the description says of a register: whose it is, its version, and the languages in which it is answered. */
type Described = { name: string; version: number; languages: readonly Locale[] };

/** The forms in which an address may say that it cannot answer, by the name that the description has for each. */
const refusals = { refused: '', refusedAsXml: '.atom', refusedAsText: '.ics' } as const;
const refusalOf = (path: string): keyof typeof refusals =>
  path.endsWith(refusals.refusedAsXml)
    ? 'refusedAsXml'
    : path.endsWith(refusals.refusedAsText)
      ? 'refusedAsText'
      : 'refused';

/** An error as an address of that ending gives it: JSON, XML of a feed, the words alone of a calendar. */
function refusalContent(path: string) {
  const [type = ''] = dataError(path, { code: '' }).type.split(';');
  if (type === 'text/plain') return { [type]: { schema: { type: 'string' } } };
  if (type === 'application/xml')
    return { [type]: { schema: { ...schemaOf(errorShape.shape.error), xml: { name: 'error' } } } };
  return { [type]: { schema: schemaOf(errorShape) } };
}

/** The description of the open data in OpenAPI 3.1, made from what the routes themselves are held to. `origin`: where the portal stands. */
export function describe(locale: Locale, origin: string, { name, version, languages }: Described) {
  const t = translator(locale, 'data');
  const parameter = (id: ParameterName) => ({
    name: id,
    in: 'query',
    required: false,
    description: t(`parameters.${id}`),
    // No language is answered in that the process is not offered in.
    schema: schemaOf(id === 'locale' && languages.length > 0 ? z.enum(languages) : parameters[id]),
    ...(id === 'language' && { explode: true }),
  });
  const inPath = (path: string) =>
    [...path.matchAll(/\{(\w+)\}/g)].map(([, one = '']) => ({
      name: one,
      in: 'path',
      required: true,
      description: t('parameters.outcome'),
      schema: { type: 'string' },
    }));
  const get = ({ id, path, what, parameters: names, answers }: Told) => ({
    operationId: id,
    summary: what,
    parameters: [...inPath(path), ...names.map((one) => ({ $ref: `#/components/parameters/${one}` }))],
    responses: {
      200: {
        description: what,
        headers: { ETag: { schema: { type: 'string' } } },
        content: Object.fromEntries(
          Object.entries(answers).map(([type, shape]) => [type, shape ? { schema: schemaOf(shape) } : {}]),
        ),
      },
      304: { description: t('unchanged') },
      ...Object.fromEntries(
        [400, 404, 500, 503].map((status) => [status, { $ref: `#/components/responses/${refusalOf(path)}` }]),
      ),
    },
  });
  return {
    openapi: '3.1.0',
    info: { title: t('machineTitle', { name }), description: t('machineDescription'), version: `1.${version}` },
    servers: [{ url: `${origin}${base}` }],
    externalDocs: { url: `${origin}/${locale}/data` },
    paths: Object.fromEntries(addresses(locale).map((told) => [told.path || '/', { get: get(told) }])),
    components: {
      parameters: Object.fromEntries(parameterNames.map((id) => [id, parameter(id)])),
      responses: Object.fromEntries(
        Object.entries(refusals).map(([one, ending]) => [
          one,
          { description: t('errorDescription'), content: refusalContent(ending) },
        ]),
      ),
    },
  };
}

/** What there is at the open data, in the shape of its first address. */
export const listOf = (locale: Locale): z.output<typeof indexShape>['addresses'] =>
  addresses(locale).map(({ path, what, answers, parameters: names }) => ({
    path: `${base}${path}`,
    what,
    mediaTypes: Object.keys(answers),
    parameters: [...names],
  }));

/** What the page of the data offers, in words of its language: the tables, the addresses with what each may be asked with, and how to cite. */
export function offersOf(locale: Locale, view: RegisterView, origin: string) {
  const t = translator(locale, 'data');
  const isJson = (name: string) => Object.hasOwn(operations, name);
  return {
    cite: citation(view, `${origin}/${locale}/data`, t('citeTitle')),
    tables: tableNames.map((name) => ({ name, what: t(`tables.${name}`), json: isJson(name) })),
    addresses: listOf(locale).filter(({ path }) => !path.endsWith('.csv')),
    parameters: parameterNames.map((name) => ({ name, what: t(`parameters.${name}`) })),
  };
}
