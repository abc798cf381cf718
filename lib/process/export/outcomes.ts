import type { conference } from '#db/schema/conference.ts';
import type { outcome } from '#db/schema/outcome.ts';
import { anyWords } from '#lib/language/words.ts';
import { dateText, filled, type LeftOut, noteText, present, sayAddress } from '#lib/process/export/shape.ts';
import { kindOf, outcomesOf, sharedDate } from '#lib/process/load/outcomes-of.ts';

type Row = typeof outcome.$inferSelect;
type Meeting = typeof conference.$inferSelect;
type Among = {
  all: readonly Row[];
  own: string;
  /** What is named as the source of single facts of an outcome. */
  sourcesOf: (id: string) => Record<string, string | string[]> | null;
  leftOut: LeftOut;
};

/** What a meeting adopted: as one text where that says all of it, else each in full. */
export function exportOutcomes(adopted: readonly Row[], meeting: Meeting, { all, own, sourcesOf, leftOut }: Among) {
  const standing = adopted.filter((one) => {
    if (one.withdrawnOn) leftOut(`the outcome “${anyWords(one.title)}”, which is withdrawn`);
    else sayAddress('outcomes', one, one.adoptedOn?.slice(0, 4) ?? '', leftOut);
    return !one.withdrawnOn;
  });
  if (standing.length === 0) return {};
  if (standing.every((one) => isSaidByTitle(one, meeting) && sourcesOf(one.id) === null))
    return { outcome: standing.map(textOf).join('; ') };
  return {
    outcomes: standing.map((one) => {
      const title = anyWords(one.title);
      if (one.releasedId) leftOut(`the released document of the outcome “${title}”`);
      const replaced = all.find(({ id }) => id === one.replaces);
      const named = replaced && anyWords(replaced.title);
      const isOne = all.filter((other) => !other.withdrawnOn && anyWords(other.title) === named).length === 1;
      if (named && !isOne) leftOut(`that the outcome “${title}” replaces “${named}”, a title that is not of one alone`);
      const adoptedOn = dateText(one.adoptedOn, one.adoptedOnPrecision);
      const said = present({
        title: one.title,
        kind: one.kind === kindOf(title) ? null : one.kind,
        adoptedOn: adoptedOn === dayOf(meeting) ? null : adoptedOn,
        validFrom: dateText(one.validFrom, one.validFromPrecision),
        validTo: dateText(one.validTo, one.validToPrecision),
        replaces: isOne ? named : null,
        alsoOf: one.alsoOf ? present({ process: one.alsoOf, url: one.alsoOfUrl }) : null,
        instrument: one.instrument,
        sources: sourcesOf(one.id),
        text: one.textUrl,
        summary: one.summary,
        note: noteText(one, own),
        ownTranslation: filled(one.ownTranslation),
      });
      return { ...said, ...(one.source !== meeting.source && { source: one.source }) };
    }),
  };
}

const textOf = ({ title, note }: Row): string => `${title.en ?? ''}${note ? ` (${note})` : ''}`;
/** The day that a file says by the meeting alone. */
function dayOf({ from, fromPrecision, to, toPrecision }: Meeting) {
  const first = dateText(from, fromPrecision) ?? '';
  return sharedDate(first, dateText(to, toPrecision) ?? first) || undefined;
}

/** Would all that is said of it be read from its title and its remark alone? */
function isSaidByTitle(one: Row, meeting: Meeting): boolean {
  const [read, ...more] = outcomesOf(textOf(one), (title) => ({ en: title }));
  const rest = [
    one.summary,
    one.releasedId,
    one.validFrom,
    one.validTo,
    one.replaces,
    one.alsoOf,
    one.instrument,
    one.textUrl,
    one.noteWords,
  ];
  return (
    more.length === 0 &&
    read?.title.en === one.title.en &&
    read?.note === one.note &&
    read?.kind === one.kind &&
    Object.keys(one.title).length === 1 &&
    one.source === meeting.source &&
    one.ownTranslation.length === 0 &&
    dateText(one.adoptedOn, one.adoptedOnPrecision) === dayOf(meeting) &&
    rest.every((value) => value === null)
  );
}
