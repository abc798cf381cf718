import { Visitor, type VisitorObject } from 'oxc-parser';
import { type Finding, isTest, lineAt, type Project, type Source } from '#bin/architecture/source.ts';

type Say = (offset: number, message: string) => void;
type Rule = { binds: (path: string) => boolean; visitor: (say: Say, source: Source) => VisitorObject };

const layers = (path: string) => /^(app|components|lib)\//.test(path);
const product = (path: string) => /^(app|components|lib|db|bin|public)\/|^[^/]+\.tsx?$/.test(path) && !isTest(path);
const rawAllowed = /^(db\/|lib\/act\/(audit|command|read)\.ts$)/;

const assertions: Rule = {
  binds: layers,
  visitor: (say) => {
    const instead = 'parse it with zod, narrow it with a type guard, or use satisfies';
    return {
      TSAsExpression: ({ start, typeAnnotation: type }) => {
        const isConst =
          type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const';
        if (!isConst) say(start, `no 'as' but 'as const': ${instead}`);
      },
      TSTypeAssertion: ({ start }) => say(start, `no type assertion: ${instead}`),
    };
  },
};

const caching: Rule = {
  binds: product,
  visitor: (say) => {
    const instead =
      'the one cache is that of held pages (lib/page/held-page.ts); ask the database and let the page be dynamic';
    return {
      ExpressionStatement: (node) => {
        if ('directive' in node && /^use cache/.test(node.directive ?? ''))
          say(node.start, `no 'use cache': ${instead}`);
      },
      ImportDeclaration: ({ start, source }) => {
        if (source.value === 'next/cache') say(start, `no next/cache: ${instead}; after a write redirect to the page`);
      },
      ExportNamedDeclaration: ({ declaration }) => {
        if (declaration?.type !== 'VariableDeclaration') return;
        for (const { id, init, start } of declaration.declarations) {
          if (id.type !== 'Identifier') continue;
          const value = init?.type === 'Literal' ? init.value : null;
          if (id.name === 'revalidate' || id.name === 'fetchCache') say(start, `no ${id.name} of a route: ${instead}`);
          if (id.name === 'dynamic' && value !== 'force-dynamic')
            say(start, `dynamic is 'force-dynamic' or not set: ${instead}`);
        }
      },
      CallExpression: ({ callee, arguments: [, options], start }) => {
        if (callee.type !== 'Identifier' || callee.name !== 'fetch' || options?.type !== 'ObjectExpression') return;
        for (const property of options.properties) {
          if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
          const stored =
            property.key.name === 'cache' && property.value.type === 'Literal' && property.value.value !== 'no-store';
          if (property.key.name === 'next' || stored) say(start, `no caching options of fetch: ${instead}`);
        }
      },
    };
  },
};

const rawSql: Rule = {
  binds: (path) => product(path) && !rawAllowed.test(path),
  visitor: (say) => ({
    MemberExpression: ({ object, property, start }) => {
      if (property.type !== 'Identifier') return;
      const onSql = object.type === 'Identifier' && object.name === 'sql' && /^(raw|identifier)$/.test(property.name);
      if (onSql || property.name === 'unsafe') {
        say(
          start,
          `no .${property.name} here: use sql\`…\${value}…\` with schema columns, or put it in db/ where no input reaches`,
        );
      }
    },
  }),
};

const shapes: Rule = {
  binds: (path) => layers(path) && path !== 'lib/act/read.ts' && !isTest(path),
  visitor: (say) => ({
    CallExpression: ({ callee, typeArguments, start }) => {
      const { property } = callee.type === 'MemberExpression' ? callee : {};
      if (property?.type === 'Identifier' && property.name === 'execute' && typeArguments)
        say(
          start,
          'an execute without a checked shape: use rows(db, schema, sql) of lib/act/read.ts, or the query builder',
        );
    },
  }),
};

const purity: Rule = {
  binds: (path) => /^lib\/.+\/rules\.ts$/.test(path),
  visitor: (say) => ({
    NewExpression: ({ callee, arguments: given, start }) => {
      if (callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0) {
        say(start, 'rules have no clock: take `now: Date` as an argument');
      }
    },
    CallExpression: ({ callee, start }) => {
      if (callee.type === 'Identifier' && callee.name === 'Date')
        say(start, 'rules have no clock: take `now: Date` as an argument');
      if (callee.type === 'Identifier' && callee.name === 'fetch')
        say(start, 'rules reach nothing: take the data as an argument');
    },
    MemberExpression: ({ object, property, start }) => {
      if (object.type !== 'Identifier' || property.type !== 'Identifier') return;
      const name = `${object.name}.${property.name}`;
      if (/^(Date\.now|performance\.now|Temporal\.Now)$/.test(name))
        say(start, 'rules have no clock: take `now: Date` as an argument');
      if (/^(process|globalThis)\./.test(name))
        say(start, `rules know no ${object.name}: take the value as an argument`);
      if (/^(Math\.random|crypto\.)/.test(name)) say(start, 'rules draw no lots: take the value as an argument');
    },
    AwaitExpression: ({ start }) => say(start, 'rules wait for nothing: take the data as an argument'),
  }),
};

const formatters: Rule = {
  binds: (path) => layers(path) && !/^components\/ui\/|^lib\/language\/formatter\.ts$/.test(path),
  visitor: (say) => ({
    NewExpression: ({ callee, start }) => {
      if (callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Intl')
        say(start, 'no new Intl… here: lib/language/formatter.ts makes each once, and keeps it');
    },
  }),
};

const directives: Rule = {
  binds: layers,
  visitor: (say, { path }) => ({
    ExpressionStatement: (node) => {
      if (!('directive' in node)) return;
      if (node.directive === 'use server' && !/^lib\/.+\/actions\.ts$/.test(path)) {
        say(node.start, `'use server' stands in lib/<noun>/actions.ts only: move the action there`);
      }
      if (node.directive === 'use client' && !/^components\/|\/(global-)?error\.tsx$/.test(path)) {
        say(node.start, `'use client' stands on leaves in components/ only: move the leaf there`);
      }
    },
  }),
};

const rules: Record<string, Rule> = { assertions, caching, 'raw-sql': rawSql, shapes, purity, formatters, directives };

/** What code may not say, by its syntax tree. */
export function code(project: Project): Finding[] {
  const findings: Finding[] = [];
  for (const source of project.sources) {
    for (const { line, message } of source.faults) findings.push({ path: source.path, line, rule: 'parse', message });
    if (!source.program) continue;
    for (const [rule, { binds, visitor }] of Object.entries(rules)) {
      if (!binds(source.path)) continue;
      const say: Say = (offset, message) =>
        findings.push({ path: source.path, line: lineAt(source, offset), rule, message });
      new Visitor(visitor(say, source)).visit(source.program);
    }
  }
  return findings;
}
