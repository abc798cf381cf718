import type { Tx } from '#db/client.ts';
import type { Nature } from '#db/vocabulary.ts';
import type { Reader } from '#lib/act/read.ts';
import { proposeRevision, proposeSymbol } from '#lib/document/rules.ts';
import { meetingOf, symbolsOf } from '#lib/document/symbol/queries.ts';

/**
 * The symbol that the next document of a line gets at a conference: the next of its nature, or the next Rev. of the last one that the line
 * had. Null where the process files without symbols.
 */
export async function nextInLine(
  db: Reader | Tx,
  conferenceId: string,
  { nature, last }: { nature: Nature; last: string | null },
): Promise<string | null> {
  const meeting = await meetingOf(db, conferenceId);
  if (!meeting?.symbols) return null;
  const used = await symbolsOf(db, meeting);
  const base = last?.replace(/\/Rev\.\d+$/, '');
  return (base && proposeRevision(base, used)) || proposeSymbol(meeting, nature, used);
}
