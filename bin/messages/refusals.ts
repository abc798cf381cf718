import { type CallExpression, type ObjectExpression, Visitor } from 'oxc-parser';
import { lineAt, type Source } from '#bin/architecture/source.ts';

/** A refusal that code can give, and where. */
export type Given = { code: string; line: number };

type Node = CallExpression['callee'] | CallExpression['arguments'][number] | null | undefined;

const literal = (node: Node): string | null =>
  node?.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
const isCode = (text: string | null): text is string => text !== null && /^[a-z]+(-[a-z0-9]+)*$/.test(text);
/** A schema's message may also be a word of its own; only a compound one is surely a code. */
const isCompound = (text: string | null): text is string => isCode(text) && text.includes('-');
const schemaChecks = /^(min|max|length|int|regex|refine|email|url|nonempty|positive|gte?|lte?)$/;

/** Every text literal of a file. */
export function textsOf(source: Source): Set<string> {
  const texts = new Set<string>();
  if (!source.program) return texts;
  new Visitor({
    Literal: ({ value }) => void (typeof value === 'string' && texts.add(value)),
    TemplateElement: ({ value }) => void texts.add(value.cooked ?? ''),
  }).visit(source.program);
  return texts;
}

function codesOf(object: ObjectExpression): string[] {
  return object.properties.flatMap((property) => {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return [];
    const { key, value } = property;
    if (key.name === 'fields' && value.type === 'ObjectExpression') {
      return value.properties.flatMap((one) => (one.type === 'Property' ? [literal(one.value)] : [])).filter(isCode);
    }
    const text = literal(value);
    if (key.name === 'code' && isCode(text) && text !== 'custom') return [text];
    return /^(message|error)$/.test(key.name) && isCompound(text) ? [text] : [];
  });
}

/** The refusals that a file of lib names: given, thrown, for a constraint or a field, or as a schema's message. */
export function refusalsOf(source: Source): Given[] {
  if (!source.program || !source.path.startsWith('lib/')) return [];
  const found = new Map<string, Given>();
  const add = (code: string, start: number) => {
    const line = lineAt(source, start);
    found.set(`${line} ${code}`, { code, line });
  };
  const called = (callee: Node, args: CallExpression['arguments'], start: number) => {
    const [first, second] = args.map(literal);
    if (callee?.type === 'Identifier' && /^(refuse|refused|Refused)$/.test(callee.name) && first) add(first, start);
    const method =
      callee?.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
    if (!schemaChecks.test(method)) return;
    for (const text of [first ?? null, second ?? null]) if (isCompound(text)) add(text, start);
  };
  new Visitor({
    CallExpression: ({ callee, arguments: args, start }) => called(callee, args, start),
    NewExpression: ({ callee, arguments: args, start }) => called(callee, args, start),
    ObjectExpression: (node) => {
      for (const code of codesOf(node)) add(code, node.start);
    },
  }).visit(source.program);
  return [...found.values()];
}
