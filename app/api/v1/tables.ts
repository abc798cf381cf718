import { z } from 'zod';
import type { Answer, Asked } from '#app/api/v1/answer.ts';
import { bodyColumns, bodyMemberColumns, bodyMemberRows, bodyRow } from '#app/api/v1/items/body.ts';
import { termColumns, termTable } from '#app/api/v1/items/chairmanship.ts';
import { progressColumns, progressRow } from '#app/api/v1/items/commitment.ts';
import { conferenceJson, conferenceShape } from '#app/api/v1/items/conference.ts';
import { documentJson, documentShape, newsJson, newsShape } from '#app/api/v1/items/document.ts';
import { claimJson, claimShape, sourceJson, sourceRowShape } from '#app/api/v1/items/evidence.ts';
import { beyondReach, memberColumns, membershipJson, membershipShape, memberTable } from '#app/api/v1/items/member.ts';
import { outcomeJson, outcomeShape } from '#app/api/v1/items/outcome.ts';
import { arrangementShape, secretariatJson } from '#app/api/v1/items/secretariat.ts';
import type { ParameterName } from '#app/api/v1/parameters.ts';
import { bodies } from '#lib/body/queries.ts';
import { chairmanship } from '#lib/chairmanship/queries.ts';
import { publicProgress } from '#lib/commitment/report/queries.ts';
import {
  allClaims,
  allConferences,
  allNews,
  allOutcomes,
  allReleased,
  allSources,
  isBody,
  isParticipant,
  memberships,
} from '#lib/data/table/queries.ts';
import { membersOn } from '#lib/membership/queries.ts';
import { columnsOf, csv, flat } from '#lib/page/csv.ts';
import { secretariat } from '#lib/secretariat/queries.ts';

/** A table of the register: its columns, what it may be narrowed by, and its rows; `of` stands in the name of its file. */
type Table<S extends z.ZodObject = z.ZodObject> = {
  parameters: readonly ParameterName[];
  columns: S;
  read: (asked: Asked) => Promise<{ rows: readonly z.output<S>[]; of?: string } | Exclude<Answer, { type: string }>>;
};

const table = <S extends z.ZodObject>(
  columns: S,
  read: Table<S>['read'],
  parameters: readonly ParameterName[] = [],
): Table<S> => ({ columns, read, parameters: [...parameters, 'locale'] });

/** Every table as CSV, by the name that its address has: /api/v1/members.csv. */
export const tables = {
  members: table(
    memberColumns,
    async ({ locale, given }) => {
      const view = await membersOn(locale, given.date ?? null);
      return view ? (beyondReach(view) ?? { rows: memberTable(locale, view), of: view.date }) : 'empty';
    },
    ['date'],
  ),
  memberships: table(membershipShape, async ({ locale }) => ({
    rows: (await memberships(locale)).map(membershipJson),
  })),
  chairmanship: table(termColumns, async ({ locale }) => {
    const view = await chairmanship(locale);
    return view ? { rows: termTable(locale, view) } : 'empty';
  }),
  secretariat: table(arrangementShape, async ({ locale }) => {
    const view = await secretariat(locale);
    return view ? { rows: secretariatJson(locale, view).arrangements } : 'empty';
  }),
  bodies: table(bodyColumns, async ({ locale }) => {
    const view = await bodies(locale);
    return view ? { rows: view.bodies.map((body) => bodyRow(locale, body)) } : 'empty';
  }),
  'body-members': table(bodyMemberColumns, async ({ locale }) => {
    const view = await bodies(locale);
    return view ? { rows: view.bodies.flatMap((body) => bodyMemberRows(locale, body)) } : 'empty';
  }),
  conferences: table(
    conferenceShape,
    async ({ locale, given }) => {
      if (given.body && !(await isBody(given.body))) return { wrong: 'body' };
      if (given.participant && !(await isParticipant(given.participant))) return { wrong: 'participant' };
      const rows = await allConferences(locale, given);
      const of = [given.body, given.participant?.replace(':', '-'), given.year].filter(Boolean).join('-');
      return { rows: rows.map((row) => conferenceJson(locale, row)), ...(of && { of }) };
    },
    ['body', 'year', 'participant'],
  ),
  outcomes: table(outcomeShape, async ({ locale }) => ({
    rows: (await allOutcomes(locale)).map((row) => outcomeJson(locale, row)),
  })),
  documents: table(documentShape, async ({ locale }) => ({ rows: (await allReleased(locale)).map(documentJson) })),
  news: table(newsShape, async ({ locale }) => ({ rows: (await allNews(locale)).map((row) => newsJson(locale, row)) })),
  commitments: table(progressColumns, async ({ locale }) => ({
    rows: (await publicProgress(locale)).map(progressRow),
  })),
  claims: table(claimShape, async ({ locale }) => ({ rows: (await allClaims(locale)).map(claimJson) })),
  sources: table(sourceRowShape, async () => ({ rows: (await allSources()).map(sourceJson) })),
};
export type TableName = keyof typeof tables;
export const isTable = (name: string): name is TableName => Object.hasOwn(tables, name);
export const tableNames: readonly TableName[] = Object.keys(tables).filter(isTable);

/** A table as the text of a CSV file with the file's name; what else a table may be answered with is given on. */
export async function tableText(
  name: TableName,
  asked: Asked,
): Promise<{ text: string; file: string } | Exclude<Answer, { type: string }>> {
  const { columns, read }: Table = tables[name];
  const found = await read(asked);
  if (typeof found === 'string' || 'wrong' in found) return found;
  const heading = columnsOf(columns);
  return {
    text: csv([heading, ...found.rows.map((row) => flat(heading, z.record(z.string(), z.unknown()).parse(row)))]),
    file: `${[name, found.of, asked.locale].filter(Boolean).join('-')}.csv`,
  };
}

/** A table as a CSV file. */
export async function tableAnswer(name: TableName, asked: Asked): Promise<Answer> {
  const made = await tableText(name, asked);
  if (typeof made === 'string' || 'wrong' in made) return made;
  return {
    type: 'text/csv; charset=utf-8',
    text: made.text,
    headers: { 'content-disposition': `attachment; filename="${made.file}"` },
  };
}
