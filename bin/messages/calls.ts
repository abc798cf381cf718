import { type CallExpression, type Expression, type Function as Fn, Visitor } from 'oxc-parser';
import { lineAt, type Source } from '#bin/architecture/source.ts';

/**
 * One use of a message: the namespace (null when the code does not say), the exact key or the template it is made by
 * with `*` for each value ('*' when nothing is known), and the names passed to it (null when they cannot be read).
 */
export type Call = {
  path: string;
  line: number;
  namespace: string | null;
  key: string;
  exact: boolean;
  args: Set<string> | null;
};

type Node = CallExpression['callee'] | CallExpression['arguments'][number] | null | undefined;
type Scope = Map<string, string | null>;

const unwrap = (node: Node): Node => (node?.type === 'AwaitExpression' ? node.argument : node);
const literal = (node: Node): string | null =>
  node?.type === 'Literal' && typeof node.value === 'string' ? node.value : null;

/** The namespace a `translator(locale, 'namespace')` names; undefined when the node is no such call. */
function namespaceOf(node: Node): string | null | undefined {
  const call = unwrap(node);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== 'translator') {
    return undefined;
  }
  return literal(call.arguments[1]);
}

/** All keys that an expression can be: exact texts, or the template of a composed one. */
function keysOf(node: Node): { key: string; exact: boolean }[] {
  const text = literal(node);
  if (text !== null) return [{ key: text, exact: true }];
  if (node?.type === 'TemplateLiteral') {
    const key = node.quasis.map(({ value }) => value.cooked ?? '').join('*');
    return [{ key, exact: node.expressions.length === 0 }];
  }
  if (node?.type === 'ConditionalExpression') return [...keysOf(node.consequent), ...keysOf(node.alternate)];
  if (node?.type === 'LogicalExpression') return [...keysOf(node.left), ...keysOf(node.right)];
  if (node?.type === 'TSAsExpression') return keysOf(node.expression);
  return [{ key: '*', exact: false }];
}

function argsOf(node: Node): Set<string> | null {
  if (node === undefined) return new Set();
  if (node?.type !== 'ObjectExpression') return null;
  const names = new Set<string>();
  for (const property of node.properties) {
    if (property.type !== 'Property' || property.computed) return null;
    if (property.key.type === 'Identifier') names.add(property.key.name);
    else if (property.key.type === 'Literal') names.add(String(property.key.value));
  }
  return names;
}

/** Names that a function's parameters bind, with no namespace known. */
function parameters(params: Fn['params']): Scope {
  const scope: Scope = new Map();
  for (const param of params) {
    if (param.type === 'Identifier') scope.set(param.name, null);
    if (param.type !== 'ObjectPattern') continue;
    for (const property of param.properties) {
      if (property.type === 'Property' && property.value.type === 'Identifier') scope.set(property.value.name, null);
    }
  }
  return scope;
}

const namedLikeOne = /^(t|t[A-Z]\w*|translate)$/;

/** Every call of a translator in one file. */
export function callsOf(source: Source): Call[] {
  const calls: Call[] = [];
  const scopes: Scope[] = [new Map()];
  const enter = ({ params }: { params: Fn['params'] }) => scopes.push(parameters(params));
  const leave = () => scopes.pop();
  const known = (name: string): string | null | undefined => {
    for (const scope of scopes.toReversed()) if (scope.has(name)) return scope.get(name);
    return undefined;
  };
  const translatorIn = (callee: Expression | CallExpression['callee']): string | null | undefined => {
    const direct = namespaceOf(callee);
    if (direct !== undefined) return direct;
    const object = callee.type === 'MemberExpression' ? callee.object : callee;
    if (callee.type === 'MemberExpression') {
      const method = callee.property.type === 'Identifier' ? callee.property.name : '';
      if (!['has', 'rich', 'markup', 'raw'].includes(method)) return undefined;
    }
    if (object.type !== 'Identifier') return undefined;
    const namespace = known(object.name);
    // A parameter of another name may be anything; one called `t` is a translator whose namespace the caller chose.
    return typeof namespace === 'string' ? namespace : namedLikeOne.test(object.name) ? null : undefined;
  };
  if (!source.program) return [];
  new Visitor({
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    VariableDeclarator: ({ id, init }) => {
      const namespace = namespaceOf(init);
      if (id.type === 'Identifier' && namespace !== undefined) scopes.at(-1)?.set(id.name, namespace);
    },
    CallExpression: ({ callee, arguments: given, start }) => {
      // wordOr(t, key, …) asks t for a key that it may not have.
      const maybe = callee.type === 'Identifier' && callee.name === 'wordOr';
      const asked = maybe ? given[0] : callee;
      const namespace = asked && asked.type !== 'SpreadElement' ? translatorIn(asked) : undefined;
      if (namespace === undefined) return;
      const args = maybe || callee.type === 'MemberExpression' ? null : argsOf(given[1]);
      const line = lineAt(source, start);
      for (const one of keysOf(given[maybe ? 1 : 0])) calls.push({ path: source.path, line, namespace, args, ...one });
    },
  }).visit(source.program);
  return calls;
}
