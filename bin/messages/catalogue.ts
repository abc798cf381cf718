import type { Finding } from '#bin/architecture/source.ts';
import { differences, type Reading, readMessage } from '#bin/messages/icu.ts';

/** namespace → key ("stage.member") → text */
export type Catalogue = Map<string, Map<string, string>>;

/** What a message file holds, flattened: nested keys are joined by dots. */
function flatten(value: unknown, prefix: string, into: Map<string, string>, wrong: (key: string) => void): void {
  if (typeof value === 'string') into.set(prefix, value);
  else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (key.includes('.')) wrong(key);
      flatten(inner, prefix === '' ? key : `${prefix}.${key}`, into, wrong);
    }
  } else wrong(prefix);
}

/** Builds one language's catalogue from the texts of messages/<language>/*.json. */
export function catalogueOf(
  files: readonly (readonly [path: string, text: string])[],
  language: string,
): { catalogue: Catalogue; findings: Finding[] } {
  const catalogue: Catalogue = new Map();
  const findings: Finding[] = [];
  for (const [path, text] of files) {
    const namespace = new RegExp(`^messages/${language}/([a-z-]+)\\.json$`).exec(path)?.[1];
    if (!namespace) continue;
    const keys = new Map<string, string>();
    const say = (message: string) => findings.push({ path, line: 1, rule: 'messages', message });
    try {
      flatten(JSON.parse(text), '', keys, (key) => say(`"${key}" is no text, or has a dot in its name: nest instead`));
    } catch (error) {
      say(`is not JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
    catalogue.set(namespace, keys);
  }
  return { catalogue, findings };
}

/** Between which signs and words of French no line may end. */
const loose = / [;:!?»]|« /;

function judgeText(text: string, language: string): string | null {
  if (text.trim() === '') return 'is empty: say what is there, or remove the key';
  if (text !== text.trim()) return 'begins or ends with a space: spacing is the markup’s';
  if (/ {2}/.test(text.replace(/\n\s*/g, ''))) return 'has two spaces in a row';
  if (language === 'fr' && loose.test(text))
    return 'lets a line end before ; : ! ? » or after «: the space there does not break';
  return null;
}

/** Two words in a row, which hardly two languages share; the words of ICU itself are never two without a sign between them. */
const phrase = /[A-Za-z]{3,} [A-Za-z]{3,}/;

const finder =
  (language: string, findings: Finding[]) =>
  (namespace: string, message: string, warning = false) =>
    findings.push({ path: `messages/${language}/${namespace}.json`, line: 1, rule: 'messages', message, warning });

/** Each text of a language by itself: nothing empty, plurals whole. */
export function judge(language: string, catalogue: Catalogue): Finding[] {
  const findings: Finding[] = [];
  const add = finder(language, findings);
  for (const [namespace, keys] of catalogue)
    for (const [key, text] of keys) {
      const wrong = judgeText(text, language);
      if (wrong) add(namespace, `"${key}" ${wrong}`);
      for (const fault of readMessage(text, language).faults) add(namespace, `"${key}" ${fault}`);
    }
  return findings;
}

/** Each key of a language that English has, or should have: the same arguments, and words of its own. */
export function compare(language: string, here: Catalogue, english: Catalogue): Finding[] {
  const findings: Finding[] = [];
  const add = finder(language, findings);
  for (const [namespace, keys] of here) {
    const known = english.get(namespace);
    if (!known) add(namespace, `messages/en/${namespace}.json is missing: each file is in every language`);
    for (const [key, text] of keys) {
      const other = known?.get(key);
      if (known && other === undefined) add(namespace, `"${key}" is missing in messages/en/${namespace}.json`);
      if (other === undefined) continue;
      for (const difference of differences(readMessage(text, language), readMessage(other, 'en')))
        add(namespace, `"${key}": ${difference} (messages/en/${namespace}.json)`);
      if (text === other && phrase.test(text)) add(namespace, `"${key}" reads the same as in en: translate it`, true);
    }
  }
  return findings;
}

/** All that a language lacks of what English says, in one list: what its translator has to do. */
export function missing(language: string, here: Catalogue, english: Catalogue): Finding[] {
  const lacking = [...english].flatMap(([namespace, keys]) =>
    [...keys.keys()].filter((key) => !here.get(namespace)?.has(key)).map((key) => `${namespace}: ${key}`),
  );
  if (lacking.length === 0) return [];
  const message = `${lacking.length} to translate:\n${lacking.map((one) => `    ${one}`).join('\n')}`;
  return [{ path: `messages/${language}`, line: 1, rule: 'messages', message }];
}

/** The readings of all keys of a catalogue, for checking what code passes to them. */
export function readingsOf(catalogue: Catalogue, language: string): Map<string, Map<string, Reading>> {
  return new Map(
    [...catalogue].map(([namespace, keys]) => [
      namespace,
      new Map([...keys].map(([key, text]) => [key, readMessage(text, language)])),
    ]),
  );
}
