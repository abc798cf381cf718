import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { bodyParts, type Locale } from '#db/vocabulary.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { fromBound, keyed, partialDate, participantKind, words } from '#lib/act/shape.ts';
import { correctionsOf, correctionView } from '#lib/correction/rows.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { can } from '#lib/policy.ts';
import { sourced, sourceView, vouched, vouchedColumns, vouchedPairs } from '#lib/source/rows.ts';

const bounds = { from: partialDate.nullable(), to: partialDate.nullable() };

const bodyMember = z.object({
  id: z.uuid(),
  version: z.int(),
  participant: z.string(),
  name: z.string(),
  kind: participantKind,
  part: z.enum(bodyParts),
  ...bounds,
  /** Does it belong to the body today? */
  today: z.boolean(),
  instrument: z.string().nullable(),
  ...sourced,
  recorded: sourceView,
});
export type BodyMemberView = z.output<typeof bodyMember>;

const bodyOffice = keyed.extend({
  version: z.int(),
  names: words,
  joint: z.boolean(),
  terms: z.int(),
  holders: z.array(
    z.object({
      participant: z.string(),
      name: z.string(),
      since: fromBound.nullable(),
      source: sourceView.nullable(),
      ...vouched,
    }),
  ),
});
export type BodyOfficeView = z.output<typeof bodyOffice>;

const bodyRow = keyed.extend({
  version: z.int(),
  code: z.string(),
  names: words,
  parent: keyed.nullable(),
  children: z.array(keyed),
  termsOfReference: z.string().nullable(),
  source: sourceView.nullable(),
  ...vouched,
  mandate: z.object(bounds),
  restricted: z.boolean(),
  offices: z.array(bodyOffice),
  members: z.array(bodyMember),
  /** How many conferences of the body the reader may see. */
  conferences: z.int(),
});
export type BodyView = z.output<typeof bodyRow>;

const reference = (locale: Locale, of: SQL): SQL =>
  sql`json_build_object('key', ${of}.key, 'name', words_in(${of}.name, ${locale}))`;

/** The bodies, `b`, with their offices and members; close it with a where. */
const bodyRows = (locale: Locale): SQL => sql`
  select b.key, words_in(b.name, ${locale}) as name, b.version, b.code, b.name as names,
    (select ${reference(locale, sql`a`)} from body a where a.key = b.parent) as parent,
    (select coalesce(json_agg(${reference(locale, sql`c`)} order by c.rank), '[]') from body c where c.parent = b.key) as children,
    b.terms_of_reference as "termsOfReference", source_json(b.source) as source,
    ${vouchedColumns('body', sql`b.key`, sql`b.created_at`)},
    json_build_object('from', partial_json(b.mandate_from, b.mandate_from_precision), 'to', partial_json(b.mandate_to, b.mandate_to_precision)) as mandate,
    b.restricted,
    (select coalesce(json_agg(json_build_object('key', o.key, 'name', words_in(o.name, ${locale}), 'names', o.name, 'version', o.version, 'joint', o.joint,
        'terms', (select count(*) from chair_term t where t.office = o.key),
        'holders', (select coalesce(json_agg(json_build_object('participant', t.participant, 'name', participant_named(t.participant, ${locale}, today()),
            'since', bound_json(t.actual_from, t.actual_from_precision, t.actual_from_bound), 'source', source_json(t.source), ${vouchedPairs('term', sql`t.id::text`, sql`t.created_at`)})), '[]')
          from incumbent_on(today()) i join chair_term t on t.id = i.id where i.office = o.key)) order by o.rank), '[]')
      from office o where o.body = b.key) as offices,
    (select coalesce(json_agg(json_build_object('id', m.id, 'version', m.version, 'participant', m.participant,
        'name', participant_named(m.participant, ${locale}, case when n.id is null then coalesce(m.from_date, today()) else today() end),
        'kind', case when m.participant like 'org:%' then 'organization' else 'state' end, 'part', m.part,
        'from', partial_json(m.from_date, m.from_precision), 'to', partial_json(m.to_date, m.to_precision), 'today', n.id is not null,
        'instrument', m.instrument, 'source', source_json(m.source), 'note', remark_in(m.note, ${locale}), 'mentioned', sources_in(m.note), 'recorded', recorded_json(m.created_at))
        order by coalesce(m.from_date, '0001-01-01'::date) desc), '[]')
      from body_member m left join body_members_on(today()) n on n.id = m.id where m.body = b.key) as members,
    (select count(*)::int from conference c where c.body = b.key and not c.exercise) as conferences
  from body b`;

const inOrder = (locale: Locale, row: BodyView): BodyView => {
  const named = inProtocolOrder(locale, row.members, ({ name }) => name);
  return {
    ...row,
    members: [...named.filter(({ kind }) => kind === 'state'), ...named.filter(({ kind }) => kind === 'organization')],
    offices: row.offices.map((office) => ({
      ...office,
      holders: inProtocolOrder(locale, office.holders, ({ name }) => name),
    })),
  };
};

/** Every body of the process in its order, with who belongs to it and who holds its offices; null when the register is empty. */
export async function bodies(
  locale: Locale,
  actor: Actor = PUBLIC,
): Promise<{ today: string; bodies: BodyView[] } | null> {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      z.object({ today: z.iso.date(), bodies: z.array(bodyRow) }),
      sql`select today() as today, (select coalesce(json_agg(r order by k.rank), '[]') from (${bodyRows(locale)}) r join body k on k.key = r.key) as bodies from process`,
    ),
  );
  return row ? { ...row, bodies: row.bodies.map((one) => inOrder(locale, one)) } : null;
}

const bodyPage = bodyRow.extend({
  today: z.iso.date(),
  corrections: z.array(correctionView),
  memberCorrections: z.array(correctionView),
  officeCorrections: z.array(correctionView),
});
export type BodyPageView = z.output<typeof bodyPage>;

/** One body with all who ever belonged to it, and what was put right there; null when there is none of that key. */
export async function bodyOf(locale: Locale, key: string, actor: Actor = PUBLIC): Promise<BodyPageView | null> {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      bodyPage,
      sql`select r.*, today() as today, ${correctionsOf(locale, 'body', sql`r.key`)} as corrections,
        ${correctionsOf(locale, 'body-member', sql`r.key`)} as "memberCorrections", ${correctionsOf(locale, 'office', sql`r.key`)} as "officeCorrections"
      from (${bodyRows(locale)} where lower(b.key) = lower(${key})) r order by r.key = ${key} desc limit 1`,
    ),
  );
  return row ? { ...row, ...inOrder(locale, row) } : null;
}

/** The body that an address names, its escapes read; for the public. */
export const bodyInAddress = (locale: Locale, named: string): Promise<BodyPageView | null> =>
  bodyOf(locale, decodeURIComponent(named));

const choices = z.object({
  bodies: z.array(keyed.extend({ parent: z.string().nullable() })),
  participants: z.array(keyed),
  sources: z.array(keyed),
});
/** What the forms of a body choose from. */
export type BodyChoices = z.output<typeof choices> & { can: { keep: boolean } };

export async function bodyChoices(actor: Actor, locale: Locale): Promise<BodyChoices> {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      choices,
      sql`select (select coalesce(json_agg(json_build_object('key', b.key, 'name', words_in(b.name, ${locale}), 'parent', b.parent) order by b.rank), '[]') from body b) as bodies,
        (select coalesce(json_agg(json_build_object('key', p.key, 'name', participant_named(p.key, ${locale}, today())) order by p.iso3 is null), '[]') from participant p) as participants,
        (select coalesce(json_agg(json_build_object('key', s.key, 'name', s.publisher || ', ' || s.title) order by s.rank), '[]') from source s) as sources`,
    ),
  );
  if (!row) throw new Error('the register gave no row');
  const isState = ({ key }: { key: string }) => !key.startsWith('org:');
  const named = inProtocolOrder(locale, row.participants, ({ name }) => name);
  return {
    ...row,
    participants: [...named.filter(isState), ...named.filter((one) => !isState(one))],
    can: { keep: can(actor, 'addBody') },
  };
}

/** One office of the process as its form begins with it; null when there is none of that key. */
export async function officeKept(actor: Actor, locale: Locale, key: string): Promise<BodyOfficeView | null> {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      bodyOffice,
      sql`select o.key, words_in(o.name, ${locale}) as name, o.name as names, o.version, o.joint, '[]'::json as holders,
        (select count(*)::int from chair_term t where t.office = o.key) as terms from office o where o.key = ${key}`,
    ),
  );
  return row ?? null;
}
