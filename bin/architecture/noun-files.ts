import {
  doorNames,
  isPlainValue,
  isShared,
  loaderNames,
  nouns,
  nounsWithLoaders,
  placeOf,
  plainValues,
  roomNames,
  sharedFolders,
} from '#bin/architecture/nouns.ts';
import { type Finding, type Import, isTest, type Project, type Source } from '#bin/architecture/source.ts';

type Room = { noun: string; name: string };

/** The noun and the room of a file in lib/<noun>/…, null for the shared folders, the policy and what is not in lib. */
function roomOf(path: string): Room | null {
  const loader = /^lib\/([^/]+)\/(?:load|demo)\/[^/]+$/.exec(path);
  if (loader?.[1] && nounsWithLoaders.includes(loader[1])) return { noun: loader[1], name: 'load' };
  const match = /^lib\/([^/]+)\/(?:.+\/)?([^/.]+)\.(?:(?:db\.)?test\.)?tsx?$/.exec(path);
  return match?.[1] && match[2] && !isShared(path) ? { noun: match[1], name: match[2] } : null;
}

/** The place of a file in the order inside lib: it may import what stands at its own place or before it. */
function rankOf(path: string): number {
  const room = roomOf(path);
  if (room)
    return { rules: 2, rows: 2.5, input: 3, queries: 6, commands: 6, actions: 7, load: 7, demo: 7 }[room.name] ?? 6;
  if (path === 'db/vocabulary.ts') return 0;
  if (path === 'lib/policy.ts') return 4;
  if (path === 'lib/action.ts') return 6.5; // what every actions.ts is made with: it knows who is signed in
  if (isPlainValue(path)) return 1;
  return 5;
}

const order =
  'vocabulary → plain values → rules → input → policy → shared folders → queries, commands → action → actions';

function judgeRules(one: Import): string | null {
  if (one.target !== null && rankOf(one.target) <= 2) return null;
  // The type of another's row, or of its own, is the shape of what a rule judges: nothing of it runs.
  if (one.target !== null && one.typeOnly && roomOf(one.target)?.name === 'rows') return null;
  return `rules.ts is law, pure: it imports only {${plainValues.join(', ')}}, vocabulary and other rules, not ${one.specifier}; take what it needs as an argument`;
}

function judgeNouns(from: Room, one: Import, to: Room): string | null {
  const loader = loaderNames.includes(from.name);
  if (from.noun === to.noun || loader || doorNames.includes(from.name)) return null;
  // A view may show another noun's row: its columns and its type, both of which know nothing else.
  if (to.name === 'rows' || (to.name === 'queries' && one.typeOnly)) return null;
  if (to.name === 'queries') {
    return `a read across nouns is SQL on the schema: join db/schema in lib/${from.noun}/queries.ts instead of calling ${one.specifier}; what is pure in it belongs in lib/${to.noun}/rules.ts`;
  }
  const [here, there] = [placeOf(from.noun), placeOf(to.noun)];
  if (here === -1 || there === -1 || there < here) return null;
  return `${from.noun} stands before ${to.noun} in the written order and may not know it: move this to lib/${to.noun}/, or join on the schema`;
}

function judge(source: Source, from: Room | null, one: Import): string | null {
  const impure = from?.name === 'rules' ? judgeRules(one) : null;
  if (impure) return impure;
  if (one.target === null) return null;
  const to = roomOf(one.target);
  if (to && loaderNames.includes(to.name) && !(from && loaderNames.includes(from.name))) {
    return `nothing in lib calls a loader (${one.specifier}): bin does`;
  }
  const shape = one.typeOnly && to?.name === 'rows';
  if (one.target.startsWith('lib/') && !shape && rankOf(one.target) > rankOf(source.path)) {
    return `${one.specifier} comes later in the order inside lib (${order}): move the shared part before both`;
  }
  if (from?.name === 'actions' && one.target.startsWith('db/') && one.target !== 'db/vocabulary.ts') {
    return `an action is one line around a command: the work on ${one.specifier} belongs in commands.ts`;
  }
  if (from?.name === 'actions' && one.target.endsWith('/queries.ts') && !one.typeOnly) {
    return `an action never asks a query (${one.specifier}): the command returns what the form needs`;
  }
  return from && to ? judgeNouns(from, one, to) : null;
}

function judgeName(path: string): string | null {
  if (!path.startsWith('lib/') || isShared(path)) return null;
  if (/^lib\/[^/]+$/.test(path)) {
    return /^lib\/(policy|action)(\.db)?(\.test)?\.ts$/.test(path)
      ? null
      : 'lib/ itself holds policy.ts and action.ts only: give it a noun, or one of the shared folders';
  }
  const room = roomOf(path);
  const noun = path.split('/')[1] ?? '';
  if (placeOf(noun) === -1) {
    return `the noun "${noun}" has no place in the written order (${nouns.join(' → ')}): give it one in bin/architecture/nouns.ts; shared folders are ${sharedFolders.join(', ')}`;
  }
  const names = [
    ...roomNames,
    ...(nounsWithLoaders.includes(noun) ? loaderNames : []),
    ...(noun === 'account' ? doorNames : []),
  ];
  if (room && path.endsWith('.ts') && names.includes(room.name)) return null;
  return `a noun's folder holds ${names.join(', ')} (.ts, .test.ts, .db.test.ts): merge this into one of them, or make a sub-noun folder lib/${noun}/<sub>/`;
}

/** Closed file names, the order inside lib, the order of nouns, and what rules may import. */
export function rooms(project: Project): Finding[] {
  const findings: Finding[] = [];
  for (const source of project.sources) {
    const add = (line: number, message: string) => findings.push({ path: source.path, line, rule: 'lib', message });
    const name = judgeName(source.path);
    if (name) add(1, name);
    if (!source.path.startsWith('lib/') || isTest(source.path)) continue;
    for (const one of source.imports) {
      const message = judge(source, roomOf(source.path), one);
      if (message) add(one.line, message);
    }
  }
  return findings;
}
