import { isPlainValue, isShared, plainValues } from '#bin/architecture/nouns.ts';
import { type Finding, type Import, isTest, type Project, type Source } from '#bin/architecture/source.ts';

const nounFiles = /^lib\/.+\/(actions|rules|input)\.ts$/;
const server = /^(node:|postgres$|drizzle-orm|next\/(headers|cache|server)$|next-auth|server-only)/;

function judgeUi(one: Import): string | null {
  if (one.target === null || one.target.startsWith('components/ui/') || one.target.endsWith('.css')) return null;
  return `components/ui could ship in another product: take ${one.specifier} as props, or move this to components/<noun>/`;
}

function judge(one: Import): string | null {
  const target = one.target;
  if (target === null) {
    return server.test(one.specifier)
      ? `a component does not reach the server's ${one.specifier}: pass it the result`
      : null;
  }
  if (!target.startsWith('lib/')) return null;
  if ((nounFiles.test(target) && !isShared(target)) || isPlainValue(target)) return null;
  if (target.endsWith('/queries.ts')) {
    return one.typeOnly
      ? null
      : `a component never calls a query: the page calls it; here only 'import type' of its view`;
  }
  if (target.endsWith('/commands.ts'))
    return `a component never calls a command: use the action in the noun's actions.ts`;
  if (one.typeOnly && (isShared(target) || /^lib\/(policy|account\/guard)\.ts$/.test(target))) return null;
  return `a component imports only ui, actions, rules, input, vocabulary, {${plainValues.join(', ')}} and view types; not ${one.specifier}`;
}

/** What components may know, layer walls apart. */
export function components(project: Project): Finding[] {
  const findings: Finding[] = [];
  const walk = (source: Source) => {
    const rule = source.path.startsWith('components/ui/') ? judgeUi : judge;
    for (const one of source.imports) {
      const message = rule(one);
      if (message) findings.push({ path: source.path, line: one.line, rule: 'components', message });
    }
  };
  for (const source of project.sources) if (source.path.startsWith('components/') && !isTest(source.path)) walk(source);
  return findings;
}
