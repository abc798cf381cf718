import { z } from 'zod';
import { type Fault, type Path, pathOf, pathText } from '#lib/process/load/faults.ts';
import { withStandIn } from '#lib/process/load/stand-in.ts';

/**
 * Lists of the file whose entries nothing else in it rests on: one that is wrong can be left out to look at the rest. A press release about a meeting
 * is left out with it.
 */
const leaves: ReadonlySet<PropertyKey> = new Set(['membership', 'chairTerms', 'hosting', 'meetings', 'news']);

/** Does a fault lie in an entry that nothing refers to? */
export const isLeaf = (path: string): boolean => {
  const [list, at] = pathOf(path);
  return list !== undefined && typeof at === 'number' && leaves.has(list);
};

/** A file without the entries that have faults, and how to find a path of it in the whole one. */
export type Pruned = { value: unknown; original: (fault: Fault) => Fault };

/**
 * Leaves out the entries in which `faults` lie; where one lies in what other parts of the file rest on, something that is right stands in for it
 * (load/stand-in.ts). Null where nothing can.
 */
export function prune(value: unknown, faults: readonly Fault[]): Pruned | null {
  if (typeof value !== 'object' || value === null) return null;
  const out = new Map<PropertyKey, Set<number>>();
  let whole: unknown = value;
  for (const { path } of faults) {
    const [list, at] = pathOf(path);
    if (list !== undefined && typeof at === 'number' && leaves.has(list))
      out.set(list, (out.get(list) ?? new Set()).add(at));
    else whole = withStandIn(whole, pathOf(path));
  }
  if (typeof whole !== 'object' || whole === null) return null;
  for (const at of releasesOf(whole, out.get('meetings'))) out.set('news', (out.get('news') ?? new Set()).add(at));
  const kept = new Map<PropertyKey, number[]>();
  const entries = Object.entries(whole).map(([key, list]: [string, unknown]) => {
    const without = out.get(key);
    if (!without || !Array.isArray(list)) return [key, list];
    const indexes = [...list.keys()].filter((at) => !without.has(at));
    kept.set(key, indexes);
    return [key, indexes.map((at) => list[at])];
  });
  const back = ([list, at, ...rest]: Path): Path =>
    list === undefined
      ? []
      : typeof at === 'number'
        ? [list, kept.get(list)?.[at] ?? at, ...rest]
        : [list, ...(at === undefined ? [] : [at, ...rest])];
  return {
    value: Object.fromEntries(entries),
    original: (fault) => ({ ...fault, path: pathText(back(pathOf(fault.path))) }),
  };
}

const named = z.object({
  meetings: z.array(z.unknown()).catch([]),
  news: z.array(z.object({ meeting: z.string().optional().catch(undefined) }).catch({})).catch([]),
});
const titled = z.object({
  title: z
    .union([z.string().transform((one) => [one]), z.record(z.string(), z.unknown()).transform(Object.values)])
    .catch([]),
  titleRu: z.unknown(),
});

/** The places of the press releases about meetings that are left out, by a title of theirs in any language. */
function releasesOf(file: object, left: ReadonlySet<number> | undefined): number[] {
  if (!left) return [];
  const { meetings, news } = named.parse(file);
  const titles = [...left].flatMap((at) => {
    const meeting = titled.safeParse(meetings[at]);
    return meeting.success ? [...meeting.data.title, meeting.data.titleRu] : [];
  });
  return news.flatMap(({ meeting }, at) => (meeting !== undefined && titles.includes(meeting) ? [at] : []));
}
