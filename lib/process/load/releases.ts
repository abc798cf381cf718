import { SYSTEM } from '#lib/act/actor.ts';
import { publishNews } from '#lib/news/commands.ts';
import type { ProcessFile } from '#lib/process/input.ts';
import { saidOf, wordsOf } from '#lib/process/load/reference-data.ts';
import type { Step } from '#lib/process/load/step.ts';
import { meetingsTitled } from '#lib/process/load/titled.ts';

type Release = NonNullable<ProcessFile['news']>[number];

/** Paragraphs with an empty line between each two, by language. */
function proseOf(file: ProcessFile, given: Release['body']): Record<string, string> {
  const joined = (one: string | string[]): string => (Array.isArray(one) ? one.join('\n\n') : one);
  if (typeof given === 'string' || Array.isArray(given)) return wordsOf(file, joined(given));
  return Object.fromEntries(Object.entries(given).map(([language, one]) => [language, joined(one)]));
}

/** Press releases; `meetings` has the id of each meeting of the file. */
export async function loadReleases(
  step: Step,
  file: ProcessFile,
  meetings: readonly (string | null)[],
): Promise<number> {
  const all = file.news ?? [];
  for (const [i, said] of all.entries()) {
    const [about] = said.meeting === undefined ? [] : meetingsTitled(file, said.meeting);
    const conferenceId = about === undefined ? '' : meetings[about];
    // What is about a meeting that was refused cannot be tried.
    if (conferenceId === null || conferenceId === undefined) continue;
    await step(`news[${i}]`, (tx) =>
      publishNews.within(tx, SYSTEM, {
        date: said.date,
        number: said.number ?? null,
        headline: wordsOf(file, said.headline),
        lead: saidOf(file, said.lead),
        body: proseOf(file, said.body),
        contacts: said.contacts === undefined ? null : proseOf(file, said.contacts),
        conferenceId,
        source: said.source ?? null,
        ownTranslation: said.ownTranslation ?? [],
      }),
    );
  }
  return all.length;
}
