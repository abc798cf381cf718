import type { z } from 'zod';
import { bodiesShape } from '#app/api/v1/items/body.ts';
import { chairmanshipShape } from '#app/api/v1/items/chairmanship.ts';
import { commitmentsShape } from '#app/api/v1/items/commitment.ts';
import { conferencesShape } from '#app/api/v1/items/conference.ts';
import { documentsShape, newsListShape } from '#app/api/v1/items/document.ts';
import { changesShape, claimsShape, sourcesShape } from '#app/api/v1/items/evidence.ts';
import { membershipsShape, membersShape } from '#app/api/v1/items/member.ts';
import { outcomesShape } from '#app/api/v1/items/outcome.ts';
import { indexShape } from '#app/api/v1/items/register.ts';
import { secretariatShape } from '#app/api/v1/items/secretariat.ts';
import type { ParameterName } from '#app/api/v1/parameters.ts';

/** One address of the open data: what it may be asked with, and what it answers, by media type; JSON by its shape. */
export type Operation = {
  path: string;
  parameters: readonly ParameterName[];
  answers: Readonly<Record<string, z.ZodType | null>>;
};

const jsonOf = <S extends z.ZodType>(path: string, parameters: readonly ParameterName[], shape: S) => ({
  path,
  parameters: [...parameters, 'locale' as const],
  answers: { 'application/json': shape },
});
const fileOf = (path: string, parameters: readonly ParameterName[], ...types: readonly string[]) => ({
  path,
  parameters,
  answers: Object.fromEntries(types.map((type) => [type, null])),
});

/** Every address of the open data but the tables as CSV (app/api/v1/tables.ts): the routes are held to it, and the description is made from it. */
export const operations = {
  start: jsonOf('', [], indexShape),
  members: jsonOf('/members', ['date'], membersShape),
  memberships: jsonOf('/memberships', [], membershipsShape),
  chairmanship: jsonOf('/chairmanship', [], chairmanshipShape),
  secretariat: jsonOf('/secretariat', [], secretariatShape),
  bodies: jsonOf('/bodies', [], bodiesShape),
  conferences: jsonOf('/conferences', ['body', 'year', 'participant', 'page'], conferencesShape),
  outcomes: jsonOf('/outcomes', ['page'], outcomesShape),
  text: fileOf(
    '/outcomes/{slug}/text',
    ['format', 'language', 'locale'],
    'application/json',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/pdf',
    'text/html',
    'application/xml',
  ),
  commitments: jsonOf('/commitments', ['outcome', 'status', 'actor', 'page'], commitmentsShape),
  documents: jsonOf('/documents', ['page'], documentsShape),
  news: jsonOf('/news', ['page'], newsListShape),
  claims: jsonOf('/claims', [], claimsShape),
  sources: jsonOf('/sources', [], sourcesShape),
  changes: jsonOf('/changes', ['since', 'page'], changesShape),
  register: fileOf('/register.json', [], 'application/json'),
  zip: fileOf('/register.zip', ['locale'], 'application/zip'),
  openapi: fileOf('/openapi.json', ['locale'], 'application/vnd.oai.openapi+json;version=3.1'),
  newsFeed: fileOf('/news.atom', ['locale'], 'application/atom+xml'),
  outcomesFeed: fileOf('/outcomes.atom', ['locale'], 'application/atom+xml'),
  documentsFeed: fileOf('/documents.atom', ['locale'], 'application/atom+xml'),
  calendar: fileOf('/conferences.ics', ['body', 'locale'], 'text/calendar'),
  card: fileOf('/card.png', ['path', 'locale'], 'image/png'),
} satisfies Record<string, Operation>;
export type OperationName = keyof typeof operations;
const isOperation = (name: string): name is OperationName => Object.hasOwn(operations, name);
export const operationNames: readonly OperationName[] = Object.keys(operations).filter(isOperation);
