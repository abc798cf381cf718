import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, describe as group, test } from 'vitest';
import { z } from 'zod';
import { GET as table } from '#app/api/v1/[table]/route.ts';
import { GET as bodies } from '#app/api/v1/bodies/route.ts';
import { GET as chairmanship } from '#app/api/v1/chairmanship/route.ts';
import { GET as changes } from '#app/api/v1/changes/route.ts';
import { GET as claims } from '#app/api/v1/claims/route.ts';
import { GET as commitments } from '#app/api/v1/commitments/route.ts';
import { GET as conferences } from '#app/api/v1/conferences/route.ts';
import { GET as calendar } from '#app/api/v1/conferences.ics/route.ts';
import { GET as documents } from '#app/api/v1/documents/route.ts';
import { newsListShape } from '#app/api/v1/items/document.ts';
import { GET as members } from '#app/api/v1/members/route.ts';
import { GET as memberships } from '#app/api/v1/memberships/route.ts';
import { GET as news } from '#app/api/v1/news/route.ts';
import { GET as newsFeed } from '#app/api/v1/news.atom/route.ts';
import { GET as description } from '#app/api/v1/openapi.json/route.ts';
import { operationNames, operations } from '#app/api/v1/operations.ts';
import { GET as outcomes } from '#app/api/v1/outcomes/route.ts';
import { GET as start } from '#app/api/v1/route.ts';
import { GET as secretariat } from '#app/api/v1/secretariat/route.ts';
import { GET as sources } from '#app/api/v1/sources/route.ts';
import { tableNames } from '#app/api/v1/tables.ts';
import { actorFor, rows, value } from '#bin/test/world.ts';
import { publishNews } from '#lib/news/commands.ts';
import { loadProcessFile } from '#lib/process/load.ts';

type Get = (request: Request) => Promise<Response>;
const routes: Record<string, Get> = {
  ...{ start, members, memberships, chairmanship, secretariat, bodies, conferences, outcomes, commitments },
  ...{ documents, news, claims, sources, changes },
};
const ask = (get: Get, path: string, headers = {}) => get(new Request(`http://portal/api/v1${path}`, { headers }));
const askTable = (name: string) =>
  table(new Request(`http://portal/api/v1/${name}`), { params: Promise.resolve({ table: name.split('?')[0] ?? '' }) });

beforeAll(async () => {
  expect((await loadProcessFile('db/seed/almaty-process.json', { demonstration: true })).ok).toBe(true);
  // The process is offered in French too, so that each language of ours is answered in.
  await rows(sql`update process set interface_languages = '["fr"]'`);
});

const document = z.object({
  paths: z.record(
    z.string(),
    z.object({
      get: z.object({
        operationId: z.string(),
        responses: z.object({
          200: z.object({
            content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()).optional() })),
          }),
        }),
      }),
    }),
  ),
});

test.each(['en', 'ru', 'fr'])('the description is OpenAPI 3.1, in %s', async (locale) => {
  const answer = await ask(description, `/openapi.json?locale=${locale}`);
  expect(answer.status).toBe(200);
  const said: unknown = await answer.json();
  const result = await new Validator().validate(z.record(z.string(), z.unknown()).parse(said));
  expect(result).toMatchObject({ valid: true });
  const paths = Object.keys(document.parse(said).paths);
  expect(paths.toSorted()).toEqual(
    [...operationNames.map((one) => operations[one].path || '/'), ...tableNames.map((one) => `/${one}.csv`)].toSorted(),
  );
});

group('every answer in JSON is of the shape that the description says, in each language', () => {
  const ofJson = operationNames.filter((one) => Object.values(operations[one].answers).some((shape) => shape !== null));
  test('and there is a route for each', () => expect(Object.keys(routes).toSorted()).toEqual(ofJson.toSorted()));
  test.each(ofJson.flatMap((name) => ['en', 'ru', 'fr'].map((locale) => [name, locale] as const)))(
    '%s %s',
    async (name, locale) => {
      const get = routes[name];
      if (!get) throw new Error(`no route ${name}`);
      const { path } = operations[name];
      const answer = await ask(get, `${path}?locale=${locale}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-language')).toBe(locale);
      const body: unknown = await answer.json();
      const described = document.parse(await (await ask(description, '/openapi.json')).json());
      const schema = described.paths[path || '/']?.get.responses[200].content['application/json']?.schema;
      const ajv = new Ajv2020({ strict: false, allErrors: true });
      addFormats.default(ajv);
      const isValid = ajv.compile(schema ?? false);
      expect([isValid(body), isValid.errors]).toEqual([true, null]);
      // And nothing is in it that is not described.
      const shape = Object.values(operations[name].answers)[0];
      expect(shape?.parse(body)).toEqual(body);
    },
  );
});

test('what is described of the big lists is there: none of the demonstration is empty', async () => {
  const length = async (name: string, key: string) => {
    const get = routes[name];
    const body = z.record(z.string(), z.unknown()).parse(get && (await (await ask(get, `/${name}`)).json()));
    return z.array(z.unknown()).parse(body[key]).length;
  };
  for (const name of ['memberships', 'conferences', 'outcomes', 'claims', 'sources', 'changes'])
    expect(await length(name, name), name).toBeGreaterThan(5);
});

const lines = (text: string) =>
  text
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .slice(0, -1);

test.each(tableNames)('%s.csv: a heading, rows as wide, in the language asked for', async (name) => {
  const answer = await askTable(`${name}.csv?locale=ru`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`^attachment; filename="${name}.*-ru\\.csv"$`));
  const text = await answer.text();
  const [heading = '', ...rest] = lines(text);
  expect(heading).toMatch(/^[a-z0-9_]+(,[a-z0-9_]+)+$/);
  if (!['documents', 'news', 'commitments', 'body-members'].includes(name)) expect(rest.length).toBeGreaterThan(0);
  if (['members', 'memberships', 'chairmanship', 'bodies'].includes(name)) expect(text).toMatch(/[а-я]/i);
});

test('the columns of tables that were there before are the same, in the same order', async () => {
  expect(lines(await (await askTable('members.csv')).text())[0]).toBe(
    'date,participant,kind,iso3,m49,name,formal_name,status,standing,assurance,from,to,founding,instrument,source_publisher,source_title,source_url,role',
  );
  expect(lines(await (await askTable('commitments.csv')).text())[0]).toBe(
    'commitment,outcome,place,words,due,status,actor,actor_name,reported,reported_status,report,evidence',
  );
});

test.each([
  ['members', '?date=2013-02-30', 'date'],
  ['members', '?date=garbage', 'date'],
  ['members', '?locale=de', 'locale'],
  ['conferences', '?body=garbage', 'body'],
  ['conferences', '?year=20', 'year'],
  ['conferences', '?participant=XXX', 'participant'],
  ['conferences', '?page=999999', 'page'],
  ['conferences', '?page=0', 'page'],
  ['conferences', `?body=${'x'.repeat(10_000)}`, 'body'],
  ['outcomes', '?page=1e3', 'page'],
  ['commitments', '?status=kept', 'status'],
  ['commitments', '?actor=nope', 'actor'],
  ['commitments', '?outcome=nope', 'outcome'],
  ['members', '?date=1900-01-01', 'date'],
  ['members', '?date=2900-01-01', 'date'],
  ['changes', '?since=2026-13-01', 'since'],
  ['conferences', '?body=%00', 'body'],
])('%s%s: the parameter that is wrong is named', async (name, query, parameter) => {
  const get = routes[name];
  const answer = get && (await ask(get, `/${name}${query}`));
  expect(answer?.status).toBe(400);
  expect(answer?.headers.get('access-control-allow-origin')).toBe('*');
  expect(await answer?.json()).toEqual({
    error: { code: 'parameter-invalid', parameter, allowed: expect.stringMatching(/\S/) },
  });
});

test('a table that there is none of, and one narrowed by a body that is none', async () => {
  for (const name of ['nothing.csv', 'nothing', 'members.tsv', 'constructor.csv']) {
    const answer = await askTable(name);
    expect([answer.status, await answer.json()], name).toEqual([404, { error: { code: 'not-found' } }]);
  }
  expect((await askTable('conferences.csv?body=garbage')).status).toBe(400);
  const rowsOf = async (query: string) => lines(await (await askTable(`conferences.csv${query}`)).text()).length - 1;
  expect(await rowsOf('?year=2013')).toBeGreaterThan(0);
  expect(await rowsOf('?year=2010s')).toBeGreaterThan(await rowsOf('?year=2013'));
  expect(await rowsOf('')).toBeGreaterThan(await rowsOf('?year=2010s'));
});

const errorsOf = z.object({
  paths: z.record(z.string(), z.object({ get: z.object({ responses: z.record(z.string(), z.unknown()) }) })),
  components: z.object({
    parameters: z.object({ locale: z.object({ schema: z.object({ enum: z.array(z.string()) }) }) }),
    responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()) })),
  }),
});

test('what cannot be answered comes in the form that the description says for its address', async () => {
  const { paths, components } = errorsOf.parse(await (await ask(description, '/openapi.json')).json());
  const gets: Record<string, Get> = { '/news': news, '/news.atom': newsFeed, '/conferences.ics': calendar };
  for (const [path, get] of Object.entries(gets)) {
    const answer = await ask(get, `${path}?locale=de`);
    expect(answer.status).toBe(400);
    const { $ref } = z.object({ $ref: z.string() }).parse(paths[path]?.get.responses[400]);
    const told = Object.keys(components.responses[$ref.split('/').at(-1) ?? '']?.content ?? {});
    expect(answer.headers.get('content-type')?.split(';')[0], path).toBe(told[0]);
    expect(paths[path]?.get.responses[500]).toEqual({ $ref });
  }
});

test('a press release is told with its number, its lead in words alone and its source, in JSON and as a row', async () => {
  const staff = await actorFor('secretariat');
  const body = { en: 'Body.[1]\n\n[1] A note.' };
  const release = { headline: { en: 'Numbered' }, lead: { en: 'See [the report](https://example.org/a).[1]' }, body };
  const date = '2020-01-02';
  value(await publishNews(staff, { ...release, date, number: 'PR/7', conferenceId: null, source: 'iom-2013' }));
  const list = newsListShape.parse(await (await ask(news, '/news')).json());
  const one = list.news.find(({ headline }) => headline === 'Numbered');
  expect(one).toMatchObject({ number: 'PR/7', lead: 'See the report.', source: { publisher: expect.any(String) } });
  expect(list.news.some(({ lead, source }) => lead !== null && source !== null && lead !== one?.lead)).toBe(true);
  const [heading, ...all] = lines(await (await askTable('news.csv')).text());
  expect(heading?.split(',')).toEqual(expect.arrayContaining(['lead', 'number', 'source_publisher', 'source_url']));
  expect(all.find((row) => row.includes('Numbered'))).toContain('See the report.,2020-01-02,PR/7');
});

test('a language that the process is not shown in is no language to answer in', async () => {
  await rows(sql`update process set interface_languages = '[]'`);
  const refused = await members(new Request('http://portal.example/api/v1/members?locale=fr'));
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({
    error: { code: 'parameter-invalid', parameter: 'locale', allowed: 'en, ru' },
  });
  const { components } = errorsOf.parse(await (await ask(description, '/openapi.json')).json());
  expect(components.parameters.locale.schema.enum.toSorted()).toEqual(['en', 'ru']);
});
