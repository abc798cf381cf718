import type { Words } from '#db/schema/columns.ts';
import type { OutcomeKind } from '#db/vocabulary.ts';

const kinds: readonly [RegExp, OutcomeKind][] = [
  [/d[ée]claration/i, 'declaration'],
  [/action plan|plan d[’']action/i, 'action-plan'],
  [/framework|cadre/i, 'framework'],
  [/modalit/i, 'modalities'],
  [/communiqu/i, 'communique'],
  [/chair.*summary|résumé d.*présiden/i, 'chairs-summary'],
  [/report|rapport/i, 'report'],
  [/d[ée]cision/i, 'decision'],
];

/** The kind of outcome that a title speaks of. */
export const kindOf = (title: string): string => kinds.find(([form]) => form.test(title))?.[1] ?? 'other';

/** “Communique; Operating Modalities; Action Plan (endorsed)”: each is an outcome, what stands in brackets a note. */
export function outcomesOf(text: string, worded: (title: string) => Words) {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [, title = part, note] = /^(.*?)(?:\s*\(([^()]*)\))?$/.exec(part) ?? [];
      return { title: worded(title), note: note ?? null, kind: kindOf(title) };
    });
}
