import { sql } from 'drizzle-orm';
import type { Scale } from '#bin/grow/scale.ts';
import type { Tx } from '#db/client.ts';

/** How many of the grown conferences are still to come: as many at every scale, as a process has few meetings before it. */
const toCome = 3;

/** Invented States, of the codes that ISO 3166 leaves to its users (XAA to XZZ), each a member or an observer, with two delegates. */
export async function growParticipants(tx: Tx, { states }: Scale): Promise<void> {
  await tx.execute(sql`create temporary table grown_state on commit drop as
    with codes as (select 'X' || chr(65 + n / 26) || chr(65 + n % 26) as iso3, n from generate_series(0, 675) n),
      numbers as (select lpad(n::text, 3, '0') as m49, row_number() over (order by n desc) - 1 as at from generate_series(0, 999) n
        where not exists (select from state s where s.m49 = lpad(n::text, 3, '0')))
    select c.iso3, m.m49, c.n from codes c join numbers m on m.at = c.n
    where c.n < ${states}::int - (select count(*) from state)`);
  await tx.execute(sql`insert into state (iso3, m49) select iso3, m49 from grown_state`);
  await tx.execute(sql`insert into state_name (iso3, language, short, formal)
    select iso3, 'en', 'Invented State ' || n, 'The Invented State No. ' || n from grown_state
    union all select iso3, 'ru', 'Вымышленное государство ' || n, 'Вымышленное государство № ' || n from grown_state`);
  await tx.execute(sql`insert into membership_period (iso3, status, from_date, from_precision, instrument)
    select iso3, case when n % 4 = 3 then 'observer' else 'member' end, date '2014-01-01' + (n * 17), 'day', 'Invented, to measure the portal'
    from grown_state`);
  await tx.execute(sql`insert into account (email, name, role, iso3, password_hash, totp_secret, active)
    select 'grown.' || lower(iso3) || '.' || k || '@demonstration.example', 'Invented delegate ' || n || '-' || k,
      case k when 1 then 'delegate' else 'head-of-delegation' end, iso3, 'none', 'none', true
    from grown_state, generate_series(1, 2) k`);
}

/** Conferences of every body in turn, two weeks apart: the last few to come, all others closed; each with ten items and its participants. */
export async function growConferences(tx: Tx, { conferences }: Scale): Promise<void> {
  await tx.execute(sql`
    with bodies as (select key, row_number() over (order by rank) - 1 as at, count(*) over () as many,
        coalesce((select max(ordinal) from conference c where c.body = b.key), 0) as last from body b),
      planned as (select n, today() + (n - ${conferences - toCome}::int) * 14 + 30 as first from generate_series(0, ${conferences - 1}::int) n)
    insert into conference (slug, body, ordinal, title, from_date, to_date, city, stage)
    select 'grown-' || p.n, b.key, b.last + 10 + p.n / b.many,
      jsonb_build_object('en', 'Invented meeting No. ' || p.n, 'ru', 'Вымышленная встреча № ' || p.n), p.first, p.first + 2,
      jsonb_build_object('en', 'Almaty', 'ru', 'Алматы'), case when p.n >= ${conferences - toCome}::int then 'announced' else 'closed' end
    from planned p join bodies b on b.at = p.n % b.many`);
  await tx.execute(sql`insert into agenda_item (conference_id, number, rank, title)
    select c.id, n::text, n, jsonb_build_object('en', 'Item ' || n, 'ru', 'Пункт ' || n)
    from conference c, generate_series(1, 10) n where c.slug like 'grown-%'`);
  await tx.execute(sql`insert into conference_participant (conference_id, participant, took_part)
    select c.id, p.key, true from conference c, participant p where c.slug like 'grown-%' and c.stage = 'closed' and p.iso3 is not null
      and ascii(right(p.key, 1)) % 3 = 0`);
}

/** What was adopted and what was told the press at each grown conference that is over: one and two, or as many as fill a page of the list. */
export async function growAround(tx: Tx): Promise<void> {
  const each = (least: number) =>
    sql`greatest(${least}::int, (select 60 / count(*) from conference where slug like 'grown-%' and stage = 'closed')::int)`;
  await tx.execute(sql`insert into outcome (slug, conference_id, kind, title, adopted_on, adopted_on_precision, released_id, instrument)
    select 'outcome-' || n || '-of-' || c.slug, c.id, 'chairs-summary', jsonb_build_object('en', 'Summary ' || n || ' of ' || (c.title ->> 'en'), 'ru', 'Резюме ' || n || ': ' || (c.title ->> 'ru')),
      c.to_date, 'day', (select r.id from released_document r where r.conference_id = c.id limit 1), 'Invented, to measure the portal'
    from conference c, generate_series(1, ${each(1)}) n where c.slug like 'grown-%' and c.stage = 'closed'`);
  await tx.execute(sql`insert into news (slug, date, headline, body, conference_id)
    select 'news-' || n || '-of-' || c.slug, c.to_date, jsonb_build_object('en', 'News of ' || (c.title ->> 'en')),
      jsonb_build_object('en', 'Invented, to measure the portal.'), c.id
    from conference c, generate_series(1, ${each(2)}) n where c.slug like 'grown-%' and c.stage = 'closed'`);
}
