import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { outcome, outcomeText, type PublicMoment, type PublicStatement } from '#db/schema/outcome.ts';
import { adoptionWays, locales } from '#db/vocabulary.ts';
import { command, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { procedure } from '#lib/act/procedure.ts';
import { rows } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { words } from '#lib/act/shape.ts';
import { freeSlug } from '#lib/act/slug.ts';
import { exactWords } from '#lib/adoption/commands.ts';
import { withinQuotation } from '#lib/language/quotation.ts';
import { anyWords } from '#lib/language/words.ts';
import { storedParagraph } from '#lib/text/rows.ts';
import { calledAs } from '#lib/text/rules.ts';

const statement = z.custom<PublicStatement>((one) => typeof one === 'object' && one !== null && 'participant' in one);
const moment = z.custom<PublicMoment>((one) => typeof one === 'object' && one !== null && 'what' in one);

const adopted = z.object({
  title: words,
  kind: z.string(),
  conferenceId: z.uuid(),
  exercise: z.boolean(),
  published: z.boolean(),
  way: z.enum(adoptionWays),
  at: z.string(),
  day: z.iso.date(),
  hash: z.string(),
  words,
  original: z.string(),
  languages: z.array(z.string()),
  paragraphs: z.array(storedParagraph),
  adopters: z.array(z.string()),
  statements: z.array(statement),
  life: z.array(moment),
});

/** What was adopted, by whichever way, as it is to be public; null where the text is not adopted, or not seen. */
async function adoptedText(tx: Tx, textId: string, zone: string) {
  const [found] = await rows(
    tx,
    adopted,
    sql`
    with how as (
      select a.revision_id, a.way, a.adopted_at as at, a.words, null::uuid as procedure_id, a.id as adoption_id from adoption a where a.text_id = ${textId}
      union all select s.revision_id, 'silence', s.expires_at, s.words, s.id, null from silence_procedure s
        where s.text_id = ${textId} and silence_state(s, clock_timestamp()) = 'adopted' and not exists (select from adoption a where a.text_id = ${textId}))
    select t.title, t.kind, t.conference_id as "conferenceId", coalesce(c.exercise, false) as exercise,
      exists (select from outcome_text x where x.text_id = t.id) as published, how.way, (how.at at time zone ${zone})::date::text as day,
      to_char(how.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, how.words, r.hash, r.original, r.languages, r.paragraphs,
      array(select p.participant from adopter p where p.adoption_id = how.adoption_id
        union select p.participant from silence_participant p where p.procedure_id = how.procedure_id order by 1) as adopters,
      (select coalesce(json_agg(json_build_object('participant', o.participant, 'kind', o.kind, 'words', o.words, 'language', o.language,
          'madeAt', to_char(o.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by o.made_at), '[]')
        from position_statement o where o.text_id = t.id) as statements,
      (select coalesce(json_agg(m order by m.on, m.rank), '[]') from (
        select case when v.number = 0 then 'first-draft' else 'revision' end as what, (v.cut_at at time zone ${zone})::date::text as "on", null as symbol, v.number as rank
          from text_revision v where v.text_id = t.id
        union all select 'silence', (s.proposed_at at time zone ${zone})::date::text, null, 1000 from silence_procedure s where s.id = how.procedure_id
        union all select 'adopted', (how.at at time zone ${zone})::date::text, null, 1001) m) as life
    from text t join how on true join text_revision r on r.id = how.revision_id left join conference c on c.id = t.conference_id where t.id = ${textId}`,
  );
  return found ?? null;
}

/**
 * Makes public what was adopted here: the adopted revision is copied out by its hash with who adopted it, its statements of position and the
 * days of its life, and stands as an outcome from then on. Refuses a text that is not adopted, one of an exercise, and one that is public already.
 */
export const publishAdopted = command({
  act: 'publishAdopted',
  input: z.object({ id: field.id, summary: field.optionalWords(10_000).optional().default(null) }),
  subject: async (tx, { id }) => {
    await lockName(tx, `text:${id}`);
    const { zone } = await procedure(tx);
    const text = await adoptedText(tx, id, zone);
    return { text };
  },
  run: async ({ tx, input, subject: { text } }) => {
    if (!text) throw new Refused('text-not-adopted');
    if (text.exercise) throw new Refused('exercise-not-public');
    if (text.published) throw new Refused('outcome-from-text');
    const title = calledAs(text.paragraphs, text.title);
    const slug = await freeSlug(tx, outcome.slug, anyWords(title), text.day.slice(0, 4));
    const [made] = await tx
      .insert(outcome)
      .values({
        slug,
        conferenceId: text.conferenceId,
        kind: text.kind,
        title,
        summary: input.summary,
        adoptedOn: text.day,
        adoptedOnPrecision: 'day',
        instrument: anyWords(text.words).slice(0, 300),
      })
      .returning({ id: outcome.id, slug: outcome.slug });
    if (!made) throw new Error('an outcome was not written');
    const { original, languages, paragraphs, hash, way, words: said, at, adopters, statements, life } = text;
    await tx.insert(outcomeText).values({
      outcomeId: made.id,
      textId: input.id,
      original,
      languages,
      paragraphs,
      hash,
      way,
      words: said,
      adoptedAt: new Date(at),
      adopters,
      statements,
      life,
    });

    return {
      value: made,
      subject: { noun: 'outcome', id: made.id },
      after: { slug, text: input.id, hash, way, adopters },
      cautions: [
        {
          code: 'publishing',
          params: {
            ...Object.fromEntries(
              locales.map((locale) => [`title.${locale}`, withinQuotation(locale, title[locale] ?? anyWords(title))]),
            ),
            ...{ day: text.day, adopters: adopters.length, statements: statements.length, languages: languages.length },
          },
        },
        exactWords(said),
      ],
    };
  },
  conflicts: { outcome_text_once: { code: 'outcome-from-text' } },
});
