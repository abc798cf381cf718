import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { database, type Tx } from '#db/client.ts';
import type { Words } from '#db/schema/columns.ts';
import { exerciseCode } from '#db/vocabulary.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';
import { lockName } from '#lib/act/command.ts';
import { rows } from '#lib/act/read.ts';
import { words } from '#lib/act/shape.ts';
import { addAgendaItem } from '#lib/conference/agenda/commands.ts';
import { addConference } from '#lib/conference/commands.ts';
import { filesOf, type Occasion } from '#lib/conference/demo/exercise-documents.ts';
import { type Exercise, readExercise } from '#lib/conference/demo/exercise-file.ts';
import { announceConference } from '#lib/conference/step/commands.ts';
import { clearDocument, issueDocument } from '#lib/document/commands.ts';
import { addDocument } from '#lib/document/draft/commands.ts';
import { anyWords } from '#lib/language/words.ts';

export type LaidExercise = { title: string; documents: number };

type Ground = Omit<Occasion, 'issuer' | 'stem'> & {
  demonstration: boolean;
  laid: boolean;
  name: Words;
  prefix: string;
  zone: string;
  bodies: string[];
  /** The member that the document for one delegation is for: one that a head of delegation acts for, where there is one. */
  delegation: string | null;
};

const ground = z.object({
  demonstration: z.boolean(),
  laid: z.boolean(),
  name: words,
  prefix: z.string(),
  zone: z.string(),
  today: z.iso.date(),
  from: z.iso.date(),
  to: z.iso.date(),
  bodies: z.array(z.string()),
  delegation: z.string().nullable(),
});

/**
 * Lays the exercise in a demonstration register that has none: a conference from today's date on with its agenda and documents,
 * by the commands that the secretariat uses, all of it or nothing. Gives what was laid; null where there is nothing to lay.
 */
export async function layExercise(): Promise<LaidExercise | null> {
  const exercise = await readExercise();
  const { opensInDays, lastsDays } = exercise.conference;
  const ground = await asSystem((tx) => groundOf(tx, opensInDays, lastsDays));
  if (!ground?.demonstration || ground.laid) return null;
  const named = (language: string) => ground.name[language] ?? anyWords(ground.name);
  const issuer = { en: named('en'), ru: named('ru') };
  const stem = `${ground.prefix}/${exerciseCode}/${ground.from.slice(0, 4)}`;
  const occasion = { ...ground, issuer, stem };
  // Slow, and done before anything is locked.
  const wanted = exercise.documents.filter(({ access }) => access !== 'delegation' || ground.delegation);
  const documents = await Promise.all(
    wanted.map(async (document) => ({ ...document, files: await filesOf(exercise, document, occasion) })),
  );
  return asSystem(async (tx) => {
    await lockName(tx, 'exercise');
    if ((await groundOf(tx, opensInDays, lastsDays))?.laid) return null;
    const conferenceId = await addMeeting(tx, exercise, ground);
    const items = new Map<string, string>();
    for (const { number, title } of exercise.agenda)
      items.set(number, (await addAgendaItem.within(tx, SYSTEM, { conferenceId, number, title })).id);
    for (const { symbol, item, title, distribution, access, stage, files } of documents) {
      const { id } = await addDocument.within(tx, SYSTEM, {
        conferenceId,
        agendaItemId: item ? (items.get(item) ?? item) : '',
        symbol: `${stem}/${symbol}`,
        title,
        distribution,
        access,
        delegation: access === 'delegation' ? ground.delegation : '',
        files,
      });
      if (stage !== 'draft') await clearDocument.within(tx, SYSTEM, { id, expectedVersion: 1 });
      if (stage === 'issued') await issueDocument.within(tx, SYSTEM, { id, expectedVersion: 2 });
    }
    return { title: exercise.conference.title.en, documents: documents.length };
  });
}

const asSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  database().transaction(async (tx) => {
    await setActor(tx, SYSTEM);
    return work(tx);
  });

/** What the register says of itself and of the day; null where it is empty. */
async function groundOf(tx: Tx, opensIn: number, lasts: number): Promise<Ground | null> {
  const [row] = await rows(
    tx,
    ground,
    sql`
    select p.demonstration, exists (select from conference c where c.exercise) as laid, p.name, p.symbol_prefix as prefix, p.zone,
      today()::text as today, (today() + ${opensIn}::int)::text as "from", (today() + ${opensIn + lasts - 1}::int)::text as "to",
      array(select b.key from body b order by b.rank) as bodies,
      (select m.participant from membership_on(today()) m where m.status = 'member'
        order by not exists (select from account a where a.participant = m.participant and a.role = 'head-of-delegation'), m.participant
        limit 1) as delegation
    from process p`,
  );
  return row ?? null;
}

/** Adds and announces the conference; gives its id. */
async function addMeeting(tx: Tx, { conference }: Exercise, { bodies, zone, from, to }: Ground): Promise<string> {
  const { opensInDays: _opens, lastsDays: _lasts, ...facts } = conference;
  const { id } = await addConference.within(tx, SYSTEM, {
    ...facts,
    exercise: true,
    // The body below the highest is where documents are worked on.
    body: bodies[1] ?? bodies[0] ?? '',
    ordinal: null,
    from,
    to,
    zone,
  });
  await announceConference.within(tx, SYSTEM, { id, expectedVersion: 1 });
  return id;
}
