import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { releasedDocument } from '#db/schema/document.ts';
import { outcome } from '#db/schema/outcome.ts';
import { outcomeKinds } from '#db/vocabulary.ts';
import { command, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { slugOf } from '#lib/language/slug.ts';
import { anyWords } from '#lib/language/words.ts';

/**
 * Makes an adopted instrument public: what was adopted, where and when, with its released document where there is one.
 * Refuses a document that is not released, and a day of adoption ahead of today.
 */
export const publishOutcome = command({
  act: 'publishOutcome',
  input: z.object({
    conferenceId: field.optionalId,
    kind: field.oneOf(outcomeKinds),
    title: field.someWords(300),
    summary: field.optionalWords(10_000),
    adoptedOn: field.optionalPartialDate,
    releasedId: field.optionalId.optional().default(null),
    source: field.optionalLine(60).optional().default(null),
    instrument: field.optionalLine(300).optional().default(null),
    note: field.optionalText(2000).optional().default(null),
  }),
  subject: async (tx) => {
    await lockName(tx, 'outcomes');
    return { taken: new Set((await tx.select({ slug: outcome.slug }).from(outcome)).map(({ slug }) => slug)) };
  },
  run: async ({ tx, input, subject: { taken }, today }) => {
    const { adoptedOn, ...values } = input;
    if (adoptedOn && adoptedOn.date > today) throw new Refused('date-ahead', { fields: { adoptedOn: 'date-ahead' } });
    if (!input.source && !adoptedOn) throw new Refused('invalid', { fields: { adoptedOn: 'date-missing' } });
    if (input.releasedId) {
      const known = await tx
        .select({ id: releasedDocument.id })
        .from(releasedDocument)
        .where(eq(releasedDocument.id, input.releasedId));
      if (known.length === 0) throw new Refused('invalid', { fields: { releasedId: 'choice-missing' } });
    }
    const slug = slugOf(anyWords(values.title), adoptedOn?.date.slice(0, 4) ?? '', (text) => taken.has(text));
    const [made] = await tx
      .insert(outcome)
      .values({ ...values, slug, adoptedOn: adoptedOn?.date ?? null, adoptedOnPrecision: adoptedOn?.precision ?? null })
      .returning({ id: outcome.id, slug: outcome.slug });
    if (!made) throw new Error('an outcome was not written');
    return { value: made, subject: { noun: 'outcome', id: made.id }, after: { slug, ...input } };
  },
});

/** Corrects the day on which an outcome was adopted, for a reason; the record keeps the day said before. Refuses a day ahead of today. */
export const correctOutcome = command({
  act: 'correctOutcome',
  input: z.object({
    id: field.id,
    adoptedOn: field.partialDate.optional(),
    reason: field.optionalText(1000).pipe(z.string({ error: 'field-missing' })),
  }),
  subject: async (tx, { id }) => (await tx.select().from(outcome).where(eq(outcome.id, id)).for('update'))[0] ?? null,
  run: async ({ tx, input: { id, adoptedOn, reason }, subject, today }) => {
    if (adoptedOn && adoptedOn.date > today) throw new Refused('date-ahead', { fields: { adoptedOn: 'date-ahead' } });
    const set = adoptedOn ? { adoptedOn: adoptedOn.date, adoptedOnPrecision: adoptedOn.precision } : {};
    await tx
      .update(outcome)
      .set({ ...set, version: sql`version + 1` })
      .where(eq(outcome.id, id));
    return {
      value: { id },
      subject: { noun: 'outcome', id },
      before: { adoptedOn: subject.adoptedOn, adoptedOnPrecision: subject.adoptedOnPrecision },
      after: { ...set, reason },
    };
  },
});
