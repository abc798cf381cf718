import { type Finding, lineAt, type Project, type Source } from '#bin/architecture/source.ts';

// Written in pieces, so that this file and its tests do not hold what they look for.
const machine = ['work', 'home', 'root'].join('|');
const hosts = [
  ...[String.raw`registry\.[a-z0-9-]+\.(?:org|com|io|dev)`, String.raw`npm\.pkg\.[a-z]+\.com`, 'pypi\\.' + 'org'],
  ...['deb\\.' + 'debian\\.org', 'security\\.' + 'debian\\.org', 'proxy\\.' + 'golang\\.org', 'crates\\.' + 'io'],
].join('|');

type Ban = { pattern: RegExp; message: string; binds?: (path: string) => boolean };

const bans: Ban[] = [
  { pattern: new RegExp(`\\b(?:${hosts})\\b`, 'g'), message: 'name no registry host: the client is set up to know it' },
  {
    pattern: new RegExp(`(?<![\\w.\\-\\]})/])/(?:${machine})/`, 'g'),
    message: 'no path of one machine: resolve it from the project (import.meta.dirname) or from env()',
  },
  {
    pattern: new RegExp(String.raw`\.lib` + 'rary|' + String.raw`\.\./sha` + 'red', 'g'),
    message: 'the project stands by itself: copy what is needed into it, and say it in its own words',
  },
  {
    pattern: new RegExp(`\\b(?:TO${''}DO|FIX${''}ME)\\b`, 'g'),
    message: 'do it now, or file an issue; a comment says why, not what is missing',
    binds: (path) => /\.(tsx?|mjs|js|css|sql|sh|md)$/.test(path),
  },
  {
    pattern: /"resolved":/g,
    message:
      'the lockfile holds no addresses: install with omit-lockfile-registry-resolved=true (.npmrc) and commit that',
    binds: (path) => path === 'package-lock.json',
  },
  {
    pattern: /@ts-(?:ignore|nocheck|expect-error)\b/g,
    message: 'mend the type instead of silencing it',
    binds: (path) => /\.(tsx?|mjs|js)$/.test(path),
  },
];

function judge(source: Source, { pattern, message, binds }: Ban): Finding[] {
  if (binds && !binds(source.path)) return [];
  return [...source.text.matchAll(pattern)].map((match) => ({
    path: source.path,
    line: lineAt(source, match.index),
    rule: 'text',
    message: `"${match[0].trim()}": ${message}`,
  }));
}

/** What no tracked file may say, code or not. */
export function text(project: Project): Finding[] {
  return project.sources.flatMap((source) => bans.flatMap((ban) => judge(source, ban)));
}
