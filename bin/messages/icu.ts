import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** What a message asks for: each argument with its kind, and what is wrong with the message itself. */
export type Reading = { args: Map<string, string>; faults: string[] };

/** The forms that whole numbers of the size we count take in a language, and the one that ICU asks for always. */
function neededForms(language: string, type: Intl.PluralRuleType): Set<string> {
  const rules = new Intl.PluralRules(language, { type });
  return new Set([...Array(200).keys()].map((n): string => rules.select(n)).concat('other'));
}

function add({ args, faults }: Reading, name: string, kind: string): void {
  const before = args.get(name);
  // The same argument may be shown and chosen by: what counts is the most particular use.
  if (before === undefined || before === 'text') args.set(name, kind);
  else if (kind !== 'text' && kind !== before) faults.push(`{${name}} is used as ${before} and as ${kind}`);
}

function walk(elements: MessageFormatElement[], language: string, reading: Reading): void {
  for (const element of elements) {
    if (element.type === TYPE.argument) add(reading, element.value, 'text');
    if (element.type === TYPE.number) add(reading, element.value, 'number');
    if (element.type === TYPE.date || element.type === TYPE.time) add(reading, element.value, 'date');
    if (element.type === TYPE.tag) {
      add(reading, element.value, 'tag');
      walk(element.children, language, reading);
    }
    if (element.type === TYPE.select) {
      add(reading, element.value, `select ${Object.keys(element.options).sort().join(' ')}`);
      for (const option of Object.values(element.options)) walk(option.value, language, reading);
    }
    if (element.type === TYPE.plural) {
      const ordinal = element.pluralType === 'ordinal';
      add(reading, element.value, ordinal ? 'ordinal' : 'plural');
      const missing = [...neededForms(language, ordinal ? 'ordinal' : 'cardinal')].filter(
        (form) => !element.options[form],
      );
      if (missing.length > 0) reading.faults.push(`the plural of {${element.value}} lacks ${missing.join(', ')}`);
      for (const option of Object.values(element.options)) walk(option.value, language, reading);
    }
  }
}

/** Reads one ICU message of a language; a message that does not parse has one fault. */
export function readMessage(text: string, language: string): Reading {
  const reading: Reading = { args: new Map(), faults: [] };
  try {
    walk(parse(text), language, reading);
  } catch (error) {
    reading.faults.push(`is not ICU MessageFormat: ${error instanceof Error ? error.message : String(error)}`);
  }
  return reading;
}

// A number may be counted in one language and only shown in the other ("Members: 5"), so these are one kind to the caller.
const numeric = new Set(['number', 'plural', 'ordinal', 'text']);

/** What differs between the arguments of two readings of one message, in words; empty when they agree. */
export function differences(here: Reading, there: Reading): string[] {
  const found: string[] = [];
  for (const name of new Set([...here.args.keys(), ...there.args.keys()])) {
    const [a, b] = [here.args.get(name), there.args.get(name)];
    if (a === b || (a && b && numeric.has(a) && numeric.has(b))) continue;
    found.push(`{${name}} is ${a ?? 'missing'} here and ${b ?? 'missing'} there`);
  }
  return found;
}
