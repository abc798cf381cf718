import type { IRegularForbiddenRuleType } from 'dependency-cruiser';
import { plainValues, sharedFolders } from '#bin/architecture/nouns.ts';

export type Rule = IRegularForbiddenRuleType;
type From = { path: string; pathNot?: string | string[] };

export const tests = '\\.test\\.tsx?$|^e2e/|^bin/test/';
export const vocabulary = '^db/vocabulary\\.ts$';
export const plain = `^lib/(${plainValues.join('|')})\\.ts$`;
export const shared = `^lib/(${sharedFolders.join('|')})/`;
/** Everything of ours that an import can name; what is left is a package or Node's own. */
export const ours = '^(app|components|lib|db|messages|bin|e2e|public)/|^[a-z.-]+\\.(ts|mjs)$';

/** One import that may not be, and what to do instead, which is what the finding says. */
export const forbid = (name: string, from: From, to: Rule['to'], comment: string): Rule => ({
  name,
  severity: 'error',
  comment,
  from: { path: from.path, pathNot: [tests, ...[from.pathNot ?? []].flat()] },
  to,
});
