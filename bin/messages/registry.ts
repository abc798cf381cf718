import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedFolders } from '#bin/architecture/nouns.ts';
import type { Finding, Project } from '#bin/architecture/source.ts';
import { nouns, staffAreas } from '#lib/nouns.ts';

const fileOf = (language: string) => new RegExp(`^messages/${language}/([a-z-]+)\\.json$`);

/** Namespaces that belong to no noun: what every page and every act says. */
const shared = ['act', 'caution', 'date', 'frame', 'refusal', 'service', 'staff', 'policy', 'vocabulary'];

const namespacesOf = (project: Project, language: string): string[] =>
  project.sources.flatMap(({ path }) => fileOf(language).exec(path)?.[1] ?? []).toSorted();

const camel = (namespace: string) => namespace.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The text of messages/<language>.ts: it imports every file of messages/<language>/ and names it by its namespace. */
export function registryText(language: string, namespaces: readonly string[]): string {
  const imports = namespaces.map(
    (one) => `import ${camel(one)} from './${language}/${one}.json' with { type: 'json' };\n`,
  );
  const entries = namespaces.map((one) => (one.includes('-') ? `  '${one}': ${camel(one)},\n` : `  ${one},\n`));
  return `// Made by \`node bin/messages.ts write\` from the files beside it.
${imports.join('')}
/** The words on the screen in one language, by the file that holds them. */
export const ${language} = {
${entries.join('')}};
`;
}

/** Is it a noun's file (news, staff-news, news-letters) or one of the shared ones? */
function hasHome(namespace: string): boolean {
  const known = [...nouns, ...sharedFolders, ...staffAreas.map(({ area }) => area), ...shared];
  const rest = namespace.replace(/^staff-/, '');
  return known.some((home) => rest === home || rest.startsWith(`${home}-`));
}

/** Each file is named by its noun, and messages/<language>.ts names exactly the files there are. */
export function registry(project: Project, language: string): Finding[] {
  const namespaces = namespacesOf(project, language);
  const path = `messages/${language}.ts`;
  const written = project.byPath.get(path);
  const findings = namespaces
    .filter((one) => !hasHome(one))
    .map((one) => ({
      path: `messages/${language}/${one}.json`,
      line: 1,
      rule: 'messages',
      message: `"${one}" is no noun of lib/nouns.ts: name the file <noun>, staff-<noun> or <noun>-<part>`,
    }));
  if (!written || written.text === registryText(language, namespaces)) return findings;
  const message = `does not name the files of messages/${language}/ as they are: node bin/messages.ts write`;
  return [...findings, { path, line: 1, rule: 'messages', message }];
}

/** Writes messages/<language>.ts anew. */
export function writeRegistry(dir: string, project: Project, language: string): void {
  writeFileSync(join(dir, `messages/${language}.ts`), registryText(language, namespacesOf(project, language)));
}

/** The languages that messages/ has a folder for, English first. */
export const languagesOf = (project: Project): string[] => {
  const found = new Set(
    project.sources.flatMap(({ path }) => /^messages\/([a-z-]+)\/[^/]+\.json$/.exec(path)?.[1] ?? []),
  );
  return [...found].toSorted((a, b) => Number(b === 'en') - Number(a === 'en') || (a < b ? -1 : 1));
};

/** The two files that name all languages: their tags alone, and their words. */
export function indexTexts(languages: readonly string[]): Record<string, string> {
  const made = '// Made by `node bin/messages.ts write` from the folders beside it.\n';
  const quoted = languages.map((language) => `'${language}'`).join(', ');
  const imports = languages
    .map((language) => `import { ${language} } from './${language}.ts';\n`)
    .toSorted()
    .join('');
  return {
    'messages/locales.ts': `${made}
/** The languages of the interface: one folder each, English first. */
export const locales = [${quoted}] as const;
`,
    'messages/all.ts': `${made}${imports}
/** The words on the screen by language. */
export const messages = { ${languages.join(', ')} };
`,
  };
}

/** Do the two files name exactly the languages that there are? */
export const index = (project: Project): Finding[] =>
  Object.entries(indexTexts(languagesOf(project)))
    .filter(([path, text]) => project.byPath.has(path) && project.byPath.get(path)?.text !== text)
    .map(([path]) => ({
      path,
      line: 1,
      rule: 'messages',
      message: 'does not name the folders of messages/ as they are: node bin/messages.ts write',
    }));

/** Writes them anew. */
export function writeIndex(dir: string, project: Project): void {
  for (const [path, text] of Object.entries(indexTexts(languagesOf(project)))) writeFileSync(join(dir, path), text);
}
