import { z } from 'zod';
import { dated, maybeDate, page, paged, textLanguage } from '#app/api/v1/items/said.ts';
import { commitmentStatuses, progressStatuses } from '#db/vocabulary.ts';
import type { CommitmentRow } from '#lib/commitment/queries.ts';
import type { PublicProgress } from '#lib/commitment/report/queries.ts';
import type { Locale } from '#lib/language/language.ts';

const actorKey = z.string().meta({ description: 'A participant’s key, secretariat, or all: every member of the day.' });

const commitmentShape = z.object({
  id: z.uuid(),
  words: z.string(),
  wordsLanguage: textLanguage,
  outcome: z.string().nullable().meta({ description: 'The slug of the outcome that promises it.' }),
  place: z.string().nullable(),
  actors: z.array(actorKey),
  due: maybeDate,
  status: z.enum(commitmentStatuses),
  supersededBy: z.uuid().nullable(),
  progress: z.array(
    z.object({
      actor: actorKey,
      name: z.string().nullable(),
      status: z.enum(progressStatuses).nullable(),
      reported: z.iso.date().nullable(),
    }),
  ),
  page,
});

export const commitmentsShape = z.object({ ...paged, commitments: z.array(commitmentShape) });

export const commitmentJson = (locale: Locale, row: CommitmentRow): z.output<typeof commitmentShape> => ({
  id: row.id,
  words: row.words,
  wordsLanguage: row.wordsLanguage,
  outcome: row.outcome?.slug ?? null,
  place: row.place,
  actors: row.actors.map(({ key }) => key),
  due: dated(row.due),
  status: row.status,
  supersededBy: row.supersededBy,
  progress: row.progress.map(({ actor, name, status: said, on }) => ({ actor, name, status: said, reported: on })),
  page: `/${locale}/commitments/${row.id}`,
});

/** A row of commitments.csv: its columns and their order are kept as they were first published. */
export const progressColumns = z.object({
  commitment: z.uuid(),
  outcome: z.string(),
  place: z.string().nullable(),
  words: z.string(),
  due: maybeDate,
  status: z.enum(commitmentStatuses),
  actor: actorKey,
  actor_name: z.string().nullable(),
  reported: z.iso.date().nullable(),
  reported_status: z.enum(progressStatuses).nullable(),
  report: z.string().nullable(),
  evidence: z.string().nullable(),
});

export const progressRow = (row: PublicProgress): z.output<typeof progressColumns> => ({
  commitment: row.commitment,
  outcome: row.outcome,
  place: row.place,
  words: row.words,
  due: dated(row.due),
  status: row.status,
  actor: row.actor,
  actor_name: row.name,
  reported: row.on,
  reported_status: row.said,
  report: row.report,
  evidence: row.evidenceUrl,
});
