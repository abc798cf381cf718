import { type JSXAttribute, type Program, Visitor } from 'oxc-parser';
import type { Project, Source } from '#bin/architecture/source.ts';

/** Where utilities may be written: what `@source` in app/globals.css has Tailwind read. */
export const styled = /^((app|components)\/.+\.tsx?|public\/enhance\/.+\.js)$/;

/** A class name as it stands in a file, and where. */
export type ClassName = { name: string; at: number };

const words = (text: string, at: number): ClassName[] =>
  [...text.matchAll(/\S+/g)].map(({ 0: name, index }) => ({ name, at: at + index }));

/** All string literals of a part of a program, word by word. */
function wordsOf(program: Program, within?: { start: number; end: number }): ClassName[] {
  const found: ClassName[] = [];
  const isWithin = (at: number) => !within || (at >= within.start && at < within.end);
  new Visitor({
    Literal: ({ value, start }) => {
      if (typeof value === 'string' && isWithin(start)) found.push(...words(value, start + 1));
    },
    TemplateElement: ({ value, start }) => {
      if (isWithin(start)) found.push(...words(value.raw, start));
    },
  }).visit(program);
  return found;
}

/** The utilities that a file names in its strings; what stands in its comments is none. */
export function utilitiesOf({ program }: Source): ClassName[] {
  return program ? wordsOf(program).filter(({ name }) => name.startsWith('tw:')) : [];
}

/** The words of every `className` that are no utility, said outright or in the expression. */
export function ownClassesOf({ program }: Source): ClassName[] {
  if (!program) return [];
  const attributes: JSXAttribute[] = [];
  new Visitor({
    JSXAttribute: (node) => {
      if (node.name.type === 'JSXIdentifier' && node.name.name === 'className') attributes.push(node);
    },
  }).visit(program);
  return attributes
    .flatMap(({ value }) => {
      if (value?.type === 'Literal') return typeof value.value === 'string' ? words(value.value, value.start + 1) : [];
      return value?.type === 'JSXExpressionContainer' ? classWords(program, value) : [];
    })
    .filter(({ name }) => !name.startsWith('tw:'));
}

/** In an expression only what may become a class counts: words compared with, and arguments of `t()`, are none. */
function classWords(program: Program, within: { start: number; end: number }): ClassName[] {
  const others: { start: number; end: number }[] = [];
  new Visitor({
    BinaryExpression: (node) => void others.push(node),
    MemberExpression: (node) => void others.push(node),
    CallExpression: (node) => {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'classes') others.push(node);
    },
  }).visit(program);
  const inside = others.filter(({ start, end }) => start >= within.start && end <= within.end);
  return wordsOf(program, within).filter(({ at }) => !inside.some(({ start, end }) => at >= start && at < end));
}

/** Every utility that the project names, each once. */
export function usedUtilities(project: Project): Set<string> {
  const sources = project.sources.filter(({ path }) => styled.test(path) && !path.includes('.test.'));
  return new Set(sources.flatMap((source) => utilitiesOf(source).map(({ name }) => name)));
}

/** The classes that rules of a style sheet are for, as they stand in markup. Comments, strings and addresses hold none. */
export function classesOfSheet(css: string): Set<string> {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<!\\)(["'])(?:\\.|(?!\1).)*\1/g, '');
  const found = new Set<string>();
  for (const { 1: selector = '' } of bare.matchAll(/(?<=^|(?<!\\)[;{}])\s*((?:\\.|[^;{}\\])+)\{/g))
    for (const { 1: name = '' } of selector.matchAll(/\.((?:\\.|[\w-]|[^\0-\x7f])+)/g))
      found.add(name.replaceAll(/\\(.)/g, '$1'));
  return found;
}
