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
import { type ExerciseLanguage, filesOf, type Occasion } from '#lib/conference/demo/exercise-documents.ts';
import { type Exercise, exerciseLanguages, readExercise } from '#lib/conference/demo/exercise-file.ts';
import { announceConference } from '#lib/conference/step/commands.ts';
import { clearDocument, issueDocument } from '#lib/document/commands.ts';
import { addDocument } from '#lib/document/draft/commands.ts';
import { anyWords } from '#lib/language/words.ts';

/** `unwritten`: the languages of the process that the exercise has no words in. */
export type LaidExercise = { title: string; documents: number; languages: string[]; unwritten: string[] };

type Ground = Omit<Occasion, 'issuer' | 'stem' | 'languages'> & {
  symbols: boolean;
  workingLanguages: string[];
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
  symbols: z.boolean(),
  workingLanguages: z.array(z.string()),
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
  const stem = ground.symbols ? `${ground.prefix}/${exerciseCode}/${ground.from.slice(0, 4)}` : null;
  const languages = languagesOf(ground);
  const inThese = (words: Record<ExerciseLanguage, string>): Words =>
    Object.fromEntries(languages.map((language) => [language, words[language]]));
  const occasion = { ...ground, issuer, stem, languages };
  // Slow, and done before anything is locked.
  const wanted = exercise.documents.filter(({ access }) => access !== 'delegation' || ground.delegation);
  const documents = await Promise.all(
    wanted.map(async (document) => ({ ...document, files: await filesOf(exercise, document, occasion) })),
  );
  return asSystem(async (tx) => {
    await lockName(tx, 'exercise');
    if ((await groundOf(tx, opensInDays, lastsDays))?.laid) return null;
    const conferenceId = await addMeeting(tx, exercise, ground, inThese);
    const items = new Map<string, string>();
    for (const { number, title } of exercise.agenda)
      items.set(number, (await addAgendaItem.within(tx, SYSTEM, { conferenceId, number, title: inThese(title) })).id);
    for (const { symbol, item, title, distribution, access, stage, files } of documents) {
      const { id } = await addDocument.within(tx, SYSTEM, {
        conferenceId,
        agendaItemId: item ? (items.get(item) ?? item) : '',
        symbol: stem === null ? null : `${stem}/${symbol}`,
        title: inThese(title),
        distribution,
        access,
        delegation: access === 'delegation' ? ground.delegation : '',
        files,
      });
      if (stage !== 'draft') await clearDocument.within(tx, SYSTEM, { id, expectedVersion: 1 });
      if (stage === 'issued') await issueDocument.within(tx, SYSTEM, { id, expectedVersion: 2 });
    }
    const unwritten = ground.workingLanguages.filter((one) => !exerciseLanguages.some((language) => language === one));
    return { title: exercise.conference.title.en, documents: documents.length, languages: [...languages], unwritten };
  });
}

/** The languages of the process that the exercise is written in; English where it is written in none of them. */
function languagesOf({ workingLanguages }: Ground): readonly ExerciseLanguage[] {
  const both = exerciseLanguages.filter((language) => workingLanguages.includes(language));
  return both.length > 0 ? both : ['en'];
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
      p.symbols, p.working_languages as "workingLanguages",
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
async function addMeeting(
  tx: Tx,
  { conference }: Exercise,
  { bodies, zone, from, to }: Ground,
  inThese: (words: Record<ExerciseLanguage, string>) => Words,
): Promise<string> {
  const { opensInDays: _opens, lastsDays: _lasts, ...facts } = conference;
  const { id } = await addConference.within(tx, SYSTEM, {
    ...facts,
    title: inThese(facts.title),
    city: inThese(facts.city),
    venue: inThese(facts.venue),
    theme: inThese(facts.theme),
    note: inThese(facts.note),
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
