import type { Names } from '#bin/new/names.ts';

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

const schema = ({ table, sqlTable, en }: Names) => `import { date, pgTable } from 'drizzle-orm/pg-core';
import { createdAt, id, version, words } from '#db/schema/columns.ts';

/** ${en.one}, with the day it bears. */
export const ${table} = pgTable('${sqlTable}', {
  id: id(),
  date: date('date', { mode: 'string' }).notNull(),
  title: words('title').notNull(),
  version: version(),
  createdAt: createdAt(),
});
`;

const rules = ({ en }: Names) => `import type { Refusal } from '#lib/act/result.ts';

/** Refuses a day ahead: ${lower(en.several)} are entered once they are there. */
export function refuseDay(date: string, today: string): Refusal | null {
  return date > today ? { code: 'date-ahead', fields: { date: 'date-ahead' } } : null;
}
`;

const queries = ({ sqlTable, type, query, en }: Names) => `import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';

const row = z.object({ id: z.uuid(), date: z.iso.date(), title: z.string() });
export type ${type}Row = z.output<typeof row>;

/** ${en.several}, the latest first. */
export async function ${query}(actor: Actor, locale: Locale): Promise<${type}Row[]> {
  return read(actor, (db) =>
    rows(
      db,
      row,
      sql\`select id, date, words_in(title, \${locale}) as title from ${sqlTable} order by date desc, created_at desc\`,
    ),
  );
}
`;

const commands = ({ key, table, act, en }: Names) => `import { z } from 'zod';
import { ${table} } from '#db/schema/${key}.ts';
import { command } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { refuseDay } from '#lib/${key}/rules.ts';

/** Adds one to the ${lower(en.several)}. Refuses a day ahead. */
export const ${act} = command({
  act: '${act}',
  input: z.object({ date: field.day, title: field.someWords() }),
  subject: async () => ({}),
  run: async ({ tx, input, today }) => {
    const refusal = refuseDay(input.date, today);
    if (refusal) throw new Refused(refusal.code, refusal);
    const [made] = await tx.insert(${table}).values(input).returning({ id: ${table}.id });
    if (!made) throw new Error('the ${lower(en.one)} was not written');
    return { value: made, subject: { noun: '${key}', id: made.id }, after: input };
  },
});
`;

const actions = ({ key, act }: Names) => `'use server';
import { text, wordsOf } from '#lib/act/form.ts';
import { action } from '#lib/action.ts';
import * as commands from '#lib/${key}/commands.ts';

export const ${act} = action(commands.${act}, {
  input: (form) => ({ date: text(form, 'date'), title: wordsOf(form, 'title') }),
  to: () => '/staff/${key}',
});
`;

const tests = ({ key, act, query, en }: Names) => `import { beforeAll, expect, test } from 'vitest';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, value } from '#bin/test/world.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { ${act} } from '#lib/${key}/commands.ts';
import { ${query} } from '#lib/${key}/queries.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

const given = { date: '2020-02-29', title: { en: 'A title', ru: 'Заголовок' } };

test('${lower(en.several)} are added by the secretariat, recorded, and read in the language asked', async () => {
  const { id } = value(await ${act}(staff, given));
  expect(await lastEntry()).toMatchObject({ act: '${act}', subject: { noun: '${key}', id } });
  expect(await ${query}(staff, 'ru')).toEqual([{ id, date: '2020-02-29', title: 'Заголовок' }]);
});

test.each([
  ['a day ahead', { date: '9999-01-01' }, 'date-ahead'],
  ['a day that is none', { date: '2021-02-29' }, 'invalid'],
  ['no title', { title: { en: ' ' } }, 'invalid'],
])('%s is refused, and nothing changes', async (_name, more, code) => {
  const before = await recorded();
  expect(refusal(await ${act}(staff, { ...given, ...more }))).toBe(code);
  expect(await recorded()).toBe(before);
});

test('nobody but the secretariat adds one', async () => {
  for (const actor of [PUBLIC, await actorFor('delegate', { iso3: 'KAZ' }), await actorFor('administrator')])
    expect(refusal(await ${act}(actor, given))).toBe('forbidden');
});
`;

const component = ({
  key,
  type,
  act,
}: Names) => `import { languageFields } from '#components/layout/language-fields.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { day } from '#components/source/when.ts';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import { ${act} } from '#lib/${key}/actions.ts';
import type { ${type}Row } from '#lib/${key}/queries.ts';

type Props = {
  locale: Locale;
  rows: readonly ${type}Row[];
  today: string;
  workingLanguages: readonly string[];
  idempotencyKey: string;
};

/** All there are, and the form that adds one. */
export function ${type}StaffPage({ locale, rows, today, workingLanguages, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-${key}');
  const fields: FieldSpec[] = [
    { kind: 'date', name: 'date', label: t('date'), value: today, max: today, required: true },
    ...languageFields(locale, workingLanguages, {
      kind: 'text',
      name: 'title',
      label: (language) => t('titleIn', { language }),
    }),
  ];
  return (
    <>
      <PageHeading title={translator(locale, 'staff')('area.${key}')} lead={<p>{t('lead')}</p>} />
      <DataTable<${type}Row>
        caption={t('caption')}
        rowKey={({ id }) => id}
        count={t('count', { count: rows.length })}
        empty={<EmptyState title={t('none')}>{t('noneLead')}</EmptyState>}
        columns={[
          { key: 'title', label: t('title'), cell: ({ title }) => title },
          { key: 'date', label: t('date'), shrink: true, cell: ({ date }) => day(locale, date) },
        ]}
        groups={[{ key: 'all', rows }]}
      />
      <Section title={t('add')} wide>
        <StaffForm action={${act}} fields={fields} act="${act}" idempotencyKey={idempotencyKey} locale={locale} />
      </Section>
    </>
  );
}
`;

const page = ({
  key,
  type,
  act,
  query,
}: Names) => `import { ${type}StaffPage } from '#components/${key}/staff/${key}-page.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { ${query} } from '#lib/${key}/queries.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('staff', 'area.${key}');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, '${act}', '/staff/${key}');
  const rows = await ${query}(entered.actor, locale);
  const { today } = entered.clock;
  return (
    <PortalPage locale={locale} path="/portal/staff/${key}" entered={entered}>
      <${type}StaffPage
        locale={locale}
        rows={rows}
        today={today}
        workingLanguages={entered.frame.workingLanguages}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
`;

const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

const english = ({ en: { one, several } }: Names) =>
  json({
    lead: `${several} that have been recorded, the latest first.`,
    caption: `${several}, the latest first`,
    count: '{count, plural, one {# recorded} other {# recorded}}',
    none: 'None has been recorded',
    noneLead: 'What is recorded below appears here.',
    title: 'Title',
    titleIn: 'Title in {language}',
    date: 'Date',
    add: `${one}: add`,
  });

const russian = ({ ru: { one, several } }: Names) =>
  json({
    lead: `${several}, внесённые в реестр: сначала последние.`,
    caption: `${several}: сначала последние`,
    count: '{count, plural, one {# запись} few {# записи} many {# записей} other {# записи}}',
    none: 'Записей нет',
    noneLead: 'Здесь появится то, что будет внесено ниже.',
    title: 'Название',
    titleIn: 'Название ({language})',
    date: 'Дата',
    add: `${one}: добавить`,
  });

const french = ({ fr: { one, several } }: Names) =>
  json({
    lead: `${several} consignées au registre\u00a0: d’abord les plus récentes.`,
    caption: `${several}\u00a0: d’abord les plus récentes`,
    count: '{count, plural, one {# entrée} other {# entrées}}',
    none: 'Rien n’a encore été consigné',
    noneLead: 'Ce qui sera consigné ci-dessous apparaîtra ici.',
    title: 'Titre',
    titleIn: 'Titre ({language})',
    date: 'Date',
    add: `${one}\u00a0: ajouter`,
  });

/** The files of a new noun, by their paths. */
export const filesOf = (names: Names): Record<string, string> => ({
  [`db/schema/${names.key}.ts`]: schema(names),
  [`lib/${names.key}/rules.ts`]: rules(names),
  [`lib/${names.key}/queries.ts`]: queries(names),
  [`lib/${names.key}/commands.ts`]: commands(names),
  [`lib/${names.key}/actions.ts`]: actions(names),
  [`lib/${names.key}/commands.db.test.ts`]: tests(names),
  [`components/${names.key}/staff/${names.key}-page.tsx`]: component(names),
  [`app/(portal)/[locale]/portal/staff/${names.key}/page.tsx`]: page(names),
  [`messages/en/staff-${names.key}.json`]: english(names),
  [`messages/ru/staff-${names.key}.json`]: russian(names),
  [`messages/fr/staff-${names.key}.json`]: french(names),
});

/** What the database must know of a new table beside its columns: it is walled, read by all, written by the secretariat. */
export const wallsOf = ({ sqlTable }: Names): string =>
  [
    `ALTER TABLE "${sqlTable}" ENABLE ROW LEVEL SECURITY;`,
    `ALTER TABLE "${sqlTable}" FORCE ROW LEVEL SECURITY;`,
    `CREATE POLICY read_by_all ON "${sqlTable}" FOR SELECT USING (true);`,
    `CREATE POLICY insert_by_secretariat ON "${sqlTable}" FOR INSERT WITH CHECK ((SELECT in_scope('secretariat', 'system')));`,
    `GRANT SELECT, INSERT ON "${sqlTable}" TO portal_app;`,
  ].join('\n--> statement-breakpoint\n');
