import type { SourceView } from '#lib/source/queries.ts';

export type Numbered = { list: readonly SourceView[]; number: (source: SourceView) => number | null };

type Citing = { source?: SourceView | null; mentioned?: readonly SourceView[]; claims?: readonly Citing[] };

/** All that a fact names: its source, those that its note mentions, and those of its claims. */
export const sourcesOf = ({ source, mentioned = [], claims = [] }: Citing): (SourceView | null | undefined)[] => [
  source,
  ...mentioned,
  ...claims.flatMap(sourcesOf),
];

/** Numbers the sources in the order in which a page first names them; each once, however often it is named. */
export function numbered(named: readonly (SourceView | null | undefined)[]): Numbered {
  const list: SourceView[] = [];
  const numbers = new Map<string, number>();
  for (const source of named) {
    if (!source || numbers.has(source.key)) continue;
    list.push(source);
    numbers.set(source.key, list.length);
  }
  return { list, number: (source) => numbers.get(source.key) ?? null };
}
