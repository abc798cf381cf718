import { whereAlpha3 } from 'iso-3166-1';
import type { Path } from '#lib/process/load/faults.ts';

/**
 * What stands in a file for a part that is wrong while the rest is looked at: faults in the process, its sources, States and organizations would
 * otherwise hide those of all that refers to them. Nothing of it is ever loaded.
 */
type Json = { [key: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const letters = (i: number): string =>
  `${String.fromCharCode(65 + (Math.floor(i / 26) % 26))}${String.fromCharCode(65 + (i % 26))}`;

/** Of what must be there something that is right. */
const processNeeds: Json = { name: { en: '—' }, acronym: 'X', kind: '—', launched: '1900', workingLanguages: ['en'] };

const bodyNeeds = (i: number): Json => ({ code: `XX${letters(i)}`, en: `— ${i}` });
const officeNeeds = (i: number): Json => ({ key: `stand-in-${i}`, en: '—' });
const organizationNeeds = (i: number): Json => ({ acronym: `—${i}`, name: '—', role: 'partner' });
const sourceNeeds: Json = { publisher: '—', title: '—' };

/** An entry whose part `key` is wrong: without it, or with what stands in for it where it must be there; a wrong name in a language leaves one that is right. */
function without(entry: unknown, key: Path[number] | undefined, needs: Json): unknown {
  if (!isObject(entry) || typeof key !== 'string') return needs;
  const { [key]: _, ...rest } = entry;
  if (key in needs) return { ...rest, [key]: needs[key] };
  return { ...('en' in needs && { en: needs.en }), ...rest };
}

const inList = (
  list: unknown,
  at: Path[number] | undefined,
  change: (entry: unknown, i: number) => unknown,
): unknown =>
  Array.isArray(list) && typeof at === 'number' ? list.map((entry, i) => (i === at ? change(entry, i) : entry)) : list;

/** Lists within the process whose entries others refer to. */
const lists: Readonly<Record<string, (i: number) => Json>> = { bodies: bodyNeeds, offices: officeNeeds };

function withoutRule(process: Json, rule: string): Json {
  if (!isObject(process.procedure)) return process;
  const { [rule]: _, ...procedure } = process.procedure;
  return { ...process, procedure };
}

function processWithout(process: unknown, [key, at, part]: Path): unknown {
  if (!isObject(process) || typeof key !== 'string') return null;
  const needs = lists[key];
  if (needs && typeof at === 'number')
    return { ...process, [key]: inList(process[key], at, (entry, i) => without(entry, part, needs(i))) };
  if (key === 'bodies') return null;
  // The other rules of procedure are looked at without the one that is wrong; the languages of silence by the working languages, or not at all.
  if (key === 'procedure' && typeof at === 'string' && at !== '') return withoutRule(process, at);
  const { [key]: _, ...rest } = key === 'workingLanguages' ? withoutRule(process, 'silenceLanguages') : process;
  return key in processNeeds ? { ...rest, [key]: processNeeds[key] } : rest;
}

/** A State with a code and a number that go together, and a name. */
function withState(file: Json, at: number, key: Path[number] | undefined): Json {
  const names = isObject(file.stateNames) ? file.stateNames : {};
  const own = isObject(names.en) ? names.en : {};
  let iso3 = '';
  const states = inList(file.states, at, (entry, i) => {
    const state = isObject(entry) ? entry : {};
    const code = key !== 'iso3' && typeof state.iso3 === 'string' ? state.iso3 : '';
    iso3 = code || `X${letters(i)}`;
    return { iso3, m49: whereAlpha3(iso3)?.numeric ?? `${900 + (i % 99)}` };
  });
  return { ...file, states, stateNames: { ...names, en: { ...own, [iso3]: own[iso3] ?? '—' } } };
}

/** The file with something that is right, or with nothing, in the place that the path names; null where that cannot be. */
export function withStandIn(file: unknown, [top, first, second, third]: Path): unknown {
  if (!isObject(file) || typeof top !== 'string') return null;
  const given = file[top];
  const put = (value: unknown): unknown => (value === null ? null : { ...file, [top]: value });
  if (top === 'process')
    return first === undefined ? null : put(processWithout(given, [first, second ?? '', third ?? '']));
  if (top === 'states') return typeof first === 'number' ? withState(file, first, second) : null;
  if (top === 'organizations' && typeof first === 'number')
    return put(inList(given, first, (one, i) => without(one, second, organizationNeeds(i))));
  if (top === 'sources')
    return isObject(given) && typeof first === 'string'
      ? put({ ...given, [first]: without(given[first], second, sourceNeeds) })
      : null;
  const { [top]: _, ...rest } = file;
  return rest;
}
