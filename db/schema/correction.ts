import { boolean, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, id, known, oneOf } from '#db/schema/columns.ts';
import { correctionKinds } from '#db/vocabulary.ts';

/**
 * What was put right, and what it had said: the notice that stands where something wrong had been public. `noun` is the thing as the
 * record calls it, `about` what its page goes by: a participant, an office, a slug, an id.
 */
export const correction = pgTable(
  'correction',
  {
    id: id(),
    noun: text('noun').notNull(),
    subjectId: text('subject_id').notNull(),
    about: text('about').notNull(),
    kind: oneOf('kind', correctionKinds).notNull(),
    reason: text('reason').notNull(),
    before: jsonb('before'),
    after: jsonb('after'),
    wasPublic: boolean('was_public').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    ...known(correctionKinds, t.kind),
    index('correction_about').on(t.noun, t.about),
    index('correction_of').on(t.subjectId),
  ],
);
