import type { Words } from '#db/schema/columns.ts';
import { type OutcomeKind, outcomeKinds } from '#db/vocabulary.ts';
import type { ProcessFile } from '#lib/process/input.ts';

/** What of a title tells its kind; the first that is found, so that what names a thing more closely stands before what it may be called too. */
const forms: readonly [RegExp, OutcomeKind][] = [
  [/co-?chairs?[’']? statement|statement (of|by) the co-?chairs|déclaration des coprésidents/i, 'co-chairs-statement'],
  [/joint statement|déclaration commune/i, 'joint-statement'],
  [/closing statement|déclaration de clôture/i, 'closing-statement'],
  [/chair.*summary|résumé d.*présiden/i, 'chairs-summary'],
  [/terms of reference|mandat|termes de référence/i, 'terms-of-reference'],
  [/work ?plan|programme of work|plan de travail|programme de travail/i, 'work-plan'],
  [/road ?map|feuille de route/i, 'road-map'],
  [/action plan|plan of action|plan d[’']action/i, 'action-plan'],
  [/d[ée]claration/i, 'declaration'],
  [/framework|cadre/i, 'framework'],
  [/modalit/i, 'modalities'],
  [/communiqu/i, 'communique'],
  [/report|rapport/i, 'report'],
  [/d[ée]cision/i, 'decision'],
  [/recomm[ae]ndation/i, 'recommendations'],
  [/conclusions/i, 'conclusions'],
  [/strateg|stratégi/i, 'strategy'],
  [/program/i, 'programme'],
];

/** The kind of outcome that a title speaks of, of those that the process has. */
export const kindOf = (title: string, kinds: readonly string[] = outcomeKinds): string =>
  forms.find(([form, kind]) => kinds.includes(kind) && form.test(title))?.[1] ?? 'other';

/** The kinds of outcome of a process: its own, or those that everybody has. */
export const kindsOf = (file: ProcessFile): readonly string[] =>
  file.process.outcomeKinds?.map(({ key }) => key) ?? outcomeKinds;

/** “Communique; Operating Modalities; Action Plan (endorsed)”: each is an outcome, what stands in brackets a note. */
export function outcomesOf(text: string, worded: (title: string) => Words, kinds?: readonly string[]) {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [, title = part, note] = /^(.*?)(?:\s*\(([^()]*)\))?$/.exec(part) ?? [];
      return { title: worded(title), note: note ?? null, kind: kindOf(title, kinds) };
    });
}

/**
 * The day on which a meeting of these days adopted what the file gives no day for, as exactly as it is sure: of a meeting of several days their month or
 * year, and nothing ('') where they share none. Dates as a file has them: YYYY, YYYY-MM or YYYY-MM-DD.
 */
export function sharedDate(from: string, to: string): string {
  const [first, last] = [from.split('-'), to.split('-')];
  const apart = first.findIndex((part, at) => part !== last[at]);
  return (apart === -1 ? first : first.slice(0, apart)).join('-');
}
