import { mayFollow } from '#lib/membership/rules.ts';
import type { ProcessFile } from '#lib/process/input.ts';
import type { Fault } from '#lib/process/load/faults.ts';
import { statusOf } from '#lib/process/load/reference-data.ts';

type Row = NonNullable<ProcessFile['membership']>[number];
const isDated = ({ from, to }: Row): boolean => from !== undefined || to !== undefined;

/** What sources list without any date, of a participant that has another status with one: the rows, each with its place. */
function undatedBeside(file: ProcessFile, dated: Row) {
  const [own] = [statusOf(file, dated.status)?.status];
  return [...(file.membership ?? []).entries()].flatMap(([i, row]) => {
    const status = statusOf(file, row.status)?.status;
    const isBeside =
      row.participant === dated.participant &&
      !isDated(row) &&
      !row.onlyClaimed &&
      status !== undefined &&
      status !== own;
    return isBeside && own ? [{ i, row, follows: mayFollow(own).includes(status) }] : [];
  });
}

/** Has a status to which the file gives no end perhaps ended, as a source lists one without a date that may have followed it? */
export const mayHaveEnded = (file: ProcessFile, row: Row): boolean =>
  isDated(row) && undatedBeside(file, row).some(({ follows }) => follows);

/** Statuses that say nothing of when they held, beside one that does: which of the two holds today is then not known, until the file says more. */
export function undatedStatuses(file: ProcessFile): Fault[] {
  const rows = file.membership ?? [];
  return [...rows.entries()].flatMap(([at, dated]) => {
    const later = rows.some((row) => row !== dated && row.participant === dated.participant && row.from !== undefined);
    if (!isDated(dated) || dated.to !== undefined || later) return [];
    return undatedBeside(file, dated).map(({ i, row, follows }) => ({
      path: `membership[${i}]`,
      reason: follows
        ? `says without a date that ${row.participant} is '${row.status}', beside '${dated.status}' of membership[${at}], which has no end: which of them holds today is not known, and neither counts as certain. Say here from: { "noLaterThan": … }, or there to, or here onlyClaimed`
        : `says without a date that ${row.participant} is '${row.status}', which cannot follow '${dated.status}' of membership[${at}]: it stands as a claim that differs. Say here to, if it came before`,
    }));
  });
}
