import { type Program, Visitor } from 'oxc-parser';
import { type Finding, isTest, lineAt, type Project } from '#bin/architecture/source.ts';

const policyPath = 'lib/policy.ts';

/** The literals of `export const acts = [...]`, with their offsets. */
function actsIn(program: Program): { act: string; start: number }[] {
  const found: { act: string; start: number }[] = [];
  new Visitor({
    VariableDeclarator: ({ id, init }) => {
      const list = init?.type === 'TSAsExpression' ? init.expression : init;
      if (id.type !== 'Identifier' || id.name !== 'acts' || list?.type !== 'ArrayExpression') return;
      for (const item of list.elements) {
        if (item?.type === 'Literal' && typeof item.value === 'string')
          found.push({ act: item.value, start: item.start });
      }
    },
  }).visit(program);
  return found;
}

function literalsOf(program: Program): string[] {
  const texts: string[] = [];
  new Visitor({ Literal: ({ value }) => void (typeof value === 'string' && texts.push(value)) }).visit(program);
  return texts;
}

/** Each act of the policy is done somewhere in lib, and has words in the record's language. */
export function acts(project: Project): Finding[] {
  const policy = project.byPath.get(policyPath);
  if (!policy?.program) return [];
  const done = new Set<string>();
  for (const { path, program } of project.sources) {
    if (!program || path === policyPath || isTest(path) || !path.startsWith('lib/')) continue;
    for (const text of literalsOf(program)) done.add(text);
  }
  const words = project.byPath.get('messages/en/act.json')?.text;
  return actsIn(policy.program).flatMap(({ act, start }) => {
    const add = (message: string) => [{ path: policyPath, line: lineAt(policy, start), rule: 'acts', message }];
    return [
      ...(done.has(act)
        ? []
        : add(`"${act}" is in the policy but no command or record names it: write it, or drop it here`)),
      ...(words && !words.includes(`"${act}"`) ? add(`"${act}" has no words in messages/en/act.json: add them`) : []),
    ];
  });
}
