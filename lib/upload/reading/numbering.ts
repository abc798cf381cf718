import { attribute, childOf, elementsOf, settingOf, switched, type XmlNode } from '#lib/upload/reading/tree.ts';

type Level = {
  format: string;
  text: string;
  start: number;
  legal: boolean;
  restart: number | null;
  style: string | undefined;
};
type Levels = Map<number, Level>;

/** The number that a program writes before a paragraph: none, a point, or its words; `isKnown` is false where its letters are not. */
export type Label = { kind: 'number' | 'point'; text: string; level: number; format: string; isKnown: boolean };

const alphabets: Record<string, string> = {
  lowerLetter: 'abcdefghijklmnopqrstuvwxyz',
  russianLower: 'абвгдежзиклмнопрстуфхцчшщэюя',
};
const romans: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  let [left, said] = [number, ''];
  for (const [value, sign] of romans)
    while (left >= value) {
      said += sign;
      left -= value;
    }
  return said;
}

/** A number as a format of ISO/IEC 29500-1, 17.18.59 writes it; null of a format that is not known here. */
function written(number: number, format: string): string | null {
  if (format === 'decimal') return String(number);
  if (format === 'decimalZero') return String(number).padStart(2, '0');
  if (format === 'none') return '';
  const small = format.replace(/^upper/, 'lower').replace(/Upper$/, 'Lower');
  const isSmall = small === format;
  const letters = alphabets[small];
  let said: string | null = null;
  if (letters) said = (letters[(number - 1) % letters.length] ?? '').repeat(Math.ceil(number / letters.length));
  if (small === 'lowerRoman' && number < 4000) said = roman(number);
  return said === null || isSmall ? said : said.toUpperCase();
}

function levelOf(node: XmlNode): Level {
  return {
    format: settingOf(node, 'numFmt') ?? 'decimal',
    text: settingOf(node, 'lvlText') ?? '',
    start: Number(settingOf(node, 'start') ?? 1),
    legal: switched(node, 'isLgl') ?? false,
    restart: childOf(node, 'lvlRestart') ? Number(settingOf(node, 'lvlRestart')) : null,
    style: settingOf(node, 'pStyle'),
  };
}

const levelsOf = (node: XmlNode): Levels =>
  new Map(
    elementsOf(node)
      .filter(({ name }) => name === 'lvl')
      .map((one) => [Number(attribute(one, 'ilvl') ?? 0), levelOf(one)]),
  );

/**
 * Numbers the paragraphs of a document as the program that wrote it does, in order: lists of one pattern go on from each other,
 * whatever stands between, and a list that overrides its start begins anew.
 */
export function numbersOf(root: XmlNode | undefined) {
  const part = root && childOf(root, 'numbering');
  const patterns = new Map<string, { levels: Levels; link: string | undefined; linked: string | undefined }>();
  const nums = new Map<string, { pattern: string; overrides: Levels; starts: Map<number, number> }>();
  for (const node of elementsOf(part)) {
    if (node.name === 'abstractNum')
      patterns.set(attribute(node, 'abstractNumId') ?? '', {
        levels: levelsOf(node),
        link: settingOf(node, 'numStyleLink'),
        linked: settingOf(node, 'styleLink'),
      });
    if (node.name !== 'num') continue;
    const overrides: Levels = new Map();
    const starts = new Map<number, number>();
    for (const one of elementsOf(node).filter(({ name }) => name === 'lvlOverride')) {
      const at = Number(attribute(one, 'ilvl') ?? 0);
      const [level, start] = [childOf(one, 'lvl'), settingOf(one, 'startOverride')];
      if (level) overrides.set(at, levelOf(level));
      if (start !== undefined) starts.set(at, Number(start));
    }
    nums.set(attribute(node, 'numId') ?? '', { pattern: settingOf(node, 'abstractNumId') ?? '', overrides, starts });
  }

  /** A pattern that is written elsewhere leads there by the name of a style. */
  const patternOf = (id: string): string => {
    const link = patterns.get(id)?.link;
    const there = link && [...patterns].find(([, { linked }]) => linked === link)?.[0];
    return there ?? id;
  };
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();

  return {
    /** The level that a style stands at in a list, where the list says it. */
    levelOfStyle: (numId: string, styleId: string | undefined): number | undefined => {
      const levels = patterns.get(patternOf(nums.get(numId)?.pattern ?? ''))?.levels;
      return [...(levels ?? [])].find(([, { style }]) => style !== undefined && style === styleId)?.[0];
    },
    /** The next number of a list at a level; null where the list writes none. Each paragraph asks once, in order. */
    next: (numId: string, at: number): Label | null => {
      const num = nums.get(numId);
      if (!num) return null;
      const pattern = patternOf(num.pattern);
      const levels = new Map([...(patterns.get(pattern)?.levels ?? []), ...num.overrides]);
      const level = levels.get(at);
      if (!level) return null;
      if (level.format === 'bullet') return { kind: 'point', text: '', level: at, format: 'bullet', isKnown: true };
      const count = counts.get(pattern) ?? [];
      counts.set(pattern, count);
      if (!begun.has(numId)) {
        begun.add(numId);
        for (const [deep, start] of num.starts) count[deep] = start - 1;
      }
      for (let above = 0; above < at; above += 1) count[above] ??= levels.get(above)?.start ?? 1;
      count[at] = (count[at] ?? level.start - 1) + 1;
      for (const deeper of count.keys()) {
        const restart = levels.get(deeper)?.restart ?? null;
        if (deeper > at && restart !== 0 && (restart === null || at < restart)) count[deeper] = undefined;
      }
      let isKnown = true;
      const text = level.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
        const deep = Number(digit) - 1;
        const format = level.legal ? 'decimal' : (levels.get(deep)?.format ?? 'decimal');
        const said = written(count[deep] ?? levels.get(deep)?.start ?? 1, format);
        if (said === null) isKnown = false;
        return said ?? String(count[deep] ?? 1);
      });
      if (text.trim() === '') return null;
      return { kind: 'number', text: text.trim(), level: at, format: level.format, isKnown };
    },
  };
}
export type Numbers = ReturnType<typeof numbersOf>;
