import type { Tx } from '#db/client.ts';
import type { CitedNoun } from '#db/vocabulary.ts';
import { SYSTEM } from '#lib/act/actor.ts';
import type { ProcessFile } from '#lib/process/input.ts';
import { type Fault, meant } from '#lib/process/load/faults.ts';
import { citeSource } from '#lib/source/citation/commands.ts';
import { citableFields } from '#lib/source/citation/rules.ts';

type Sources = ProcessFile['process']['sources'];

/** Keys of an entry that say the same fact as another: what it is called among the facts of which sources are named. */
const otherwise: Partial<Record<CitedNoun, Readonly<Record<string, string>>>> = {
  conference: { hosts: 'host', city: 'place', supportedBy: 'support' },
  arrangement: { hosts: 'host', status: 'stage', on: 'stage' },
  outcome: { validFrom: 'valid', validTo: 'valid' },
};

const fieldOf = (noun: CitedNoun, key: string): string => otherwise[noun]?.[key] ?? key;
const keysOf = (noun: CitedNoun): string[] => [...citableFields(noun), ...Object.keys(otherwise[noun] ?? {})];
const listOf = (given: string | readonly string[]): readonly string[] => (typeof given === 'string' ? [given] : given);

/** Says in which sources the facts of a subject were read, as the file has it. */
export async function loadCitations(tx: Tx, noun: CitedNoun, subject: string, sources: Sources): Promise<void> {
  const said = new Set<string>();
  for (const [key, given] of Object.entries(sources ?? {})) {
    const field = fieldOf(noun, key);
    for (const source of listOf(given)) {
      // What is said twice, by two keys of one fact, is said once.
      if (said.has(`${field} ${source}`)) continue;
      said.add(`${field} ${source}`);
      await citeSource.within(tx, SYSTEM, { noun, subject, field, source });
    }
  }
}

/** What is wrong with the sources of single facts: a fact of which none may be named, and a source that the file does not define. */
export function wrongCitations(file: ProcessFile): Fault[] {
  const known = Object.keys(file.sources);
  const at = (path: string, noun: CitedNoun, sources: Sources): Fault[] =>
    Object.entries(sources ?? {}).flatMap(([key, given]) => {
      const keys = keysOf(noun);
      const place = `${path}.sources.${key}`;
      if (!keys.includes(key))
        return [
          {
            path: place,
            reason: `names '${key}', which is no fact here of which sources are named${meant(key, keys)}: they are ${keys.join(', ')}`,
          },
        ];
      return listOf(given).flatMap((source, i) =>
        Object.hasOwn(file.sources, source)
          ? []
          : [
              {
                path: typeof given === 'string' ? place : `${place}[${i}]`,
                reason: `names the source '${source}', which is not among sources${meant(source, known)}`,
              },
            ],
      );
    });
  return [
    ...at('process', 'process', file.process.sources),
    ...file.process.bodies.flatMap((body, i) =>
      typeof body === 'string' ? [] : at(`process.bodies[${i}]`, 'body', body.sources),
    ),
    ...(file.membership ?? []).flatMap((row, i) => at(`membership[${i}]`, 'membership', row.sources)),
    ...(file.chairTerms ?? []).flatMap((row, i) => at(`chairTerms[${i}]`, 'term', row.sources)),
    ...(file.hosting ?? []).flatMap((row, i) =>
      'claim' in row ? [] : at(`hosting[${i}]`, 'arrangement', row.sources),
    ),
    ...(file.meetings ?? []).flatMap((meeting, i) => [
      ...at(`meetings[${i}]`, 'conference', meeting.sources),
      ...(meeting.outcomes ?? []).flatMap((one, j) => at(`meetings[${i}].outcomes[${j}]`, 'outcome', one.sources)),
    ]),
  ];
}
