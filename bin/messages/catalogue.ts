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

function judgeText(text: string): string | null {
  if (text.trim() === '') return 'is empty: say what is there, or remove the key';
  if (text !== text.trim()) return 'begins or ends with a space: spacing is the markup’s';
  if (/ {2}/.test(text.replace(/\n\s*/g, ''))) return 'has two spaces in a row';
  return null;
}

const words = (text: string) => text.replace(/\{[^{}]*\}|<[^>]*>/g, '').match(/[A-Za-z]{3,}/g) ?? [];

/** Every key of one language against the other: same keys, same arguments, plurals whole, nothing empty. */
export function compare(language: string, here: Catalogue, otherLanguage: string, there: Catalogue): Finding[] {
  const findings: Finding[] = [];
  for (const [namespace, keys] of here) {
    const path = `messages/${language}/${namespace}.json`;
    const add = (message: string, warning = false) =>
      findings.push({ path, line: 1, rule: 'messages', message, warning });
    if (!there.has(namespace))
      add(`messages/${otherLanguage}/${namespace}.json is missing: each file is in both languages`);
    for (const [key, text] of keys) {
      const wrong = judgeText(text);
      if (wrong) add(`"${key}" ${wrong}`);
      const reading = readMessage(text, language);
      for (const fault of reading.faults) add(`"${key}" ${fault}`);
      const other = there.get(namespace)?.get(key);
      if (other === undefined) {
        if (there.has(namespace)) add(`"${key}" is missing in messages/${otherLanguage}/${namespace}.json`);
        continue;
      }
      for (const difference of differences(reading, readMessage(other, otherLanguage))) {
        add(`"${key}": ${difference} (messages/${otherLanguage}/${namespace}.json)`);
      }
      const untranslated = language !== 'en' && text === other && words(text).length > 1;
      if (untranslated) add(`"${key}" reads the same as in ${otherLanguage}: translate it`, true);
    }
  }
  return findings;
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
