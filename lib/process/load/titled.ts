import type { ProcessFile } from '#lib/process/input.ts';
import { wordsOf } from '#lib/process/load/reference-data.ts';

/** The places of the meetings that a title names, in whichever language. */
export const meetingsTitled = (file: ProcessFile, title: string): number[] =>
  (file.meetings ?? []).flatMap((meeting, i) =>
    Object.values(wordsOf(file, meeting.title, meeting.titleRu)).includes(title) ? [i] : [],
  );
