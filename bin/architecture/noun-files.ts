import {
  doorNames,
  fileNames,
  hasPlace,
  isLoader,
  isShared,
  loaders,
  nouns,
  sharedFolders,
} from '#bin/architecture/nouns.ts';
import type { Finding, Project } from '#bin/architecture/source.ts';

const inLibItself = /^lib\/(policy|action|nouns)(\.db)?(\.test)?\.ts$/;

function judge(path: string): string | null {
  if (!path.startsWith('lib/') || isShared(path) || new RegExp(isLoader).test(path)) return null;
  const [, noun = '', ...rest] = path.split('/');
  if (rest.length === 0) {
    return inLibItself.test(path)
      ? null
      : 'lib/ itself holds policy.ts, action.ts and nouns.ts only: give it a noun, or one of the shared folders';
  }
  if (!hasPlace(noun)) {
    return `the noun "${noun}" has no place in the written order (${nouns.join(' → ')}): give it one in lib/nouns.ts; shared folders are ${sharedFolders.join(', ')}`;
  }
  const names = [...fileNames, ...(noun === 'account' ? doorNames : []), ...[loaders[noun] ?? []].flat()];
  const name = /^([^.]+)\.(?:(?:db\.)?test\.)?ts$/.exec(rest.at(-1) ?? '')?.[1];
  if (name && names.includes(name)) return null;
  return `a noun's folder holds ${names.join(', ')} (.ts, .test.ts, .db.test.ts): merge this into one of them, or make a sub-noun folder lib/${noun}/<sub>/`;
}

/** Closed file names: whoever opens a noun's folder knows what is in each of its files. */
export function nounFiles(project: Project): Finding[] {
  return project.sources.flatMap(({ path }) => {
    const message = judge(path);
    return message ? [{ path, line: 1, rule: 'lib', message }] : [];
  });
}
