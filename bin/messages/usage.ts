import { type Finding, isTest, type Source } from '#bin/architecture/source.ts';
import { type Call, callsOf } from '#bin/messages/calls.ts';
import { type Catalogue, readingsOf } from '#bin/messages/catalogue.ts';
import { refusalsOf, textsOf } from '#bin/messages/refusals.ts';

type Readings = ReturnType<typeof readingsOf>;

/** Keys that code composes from values no literal of it holds. Keep it short, each with its reason. */
export const composed: readonly { namespace: string; prefix: string; why: string }[] = [
  { namespace: 'staff-record', prefix: 'field.', why: 'the record names its fields as each act wrote them' },
];

/** What a call passes to its message. That the message is there, the compiler has seen (lib/language/language.ts). */
function judgeCall(call: Call, readings: Readings): string | null {
  if (!call.exact || !call.args || call.namespace === null) return null;
  const reading = readings.get(call.namespace)?.get(call.key);
  if (!reading) return null;
  const missing = [...reading.args.keys()].filter((name) => reading.args.get(name) !== 'tag' && !call.args?.has(name));
  const extra = [...call.args].filter((name) => !reading.args.has(name));
  if (missing.length > 0) return `"${call.key}" needs {${missing.join('}, {')}}: pass it`;
  if (extra.length > 0) return `"${call.key}" has no {${extra.join('}, {')}}: drop it, or say it in both languages`;
  return null;
}

/** Is the key one that the template can make? A value may hold dots itself. */
function fits(key: string, template: string): boolean {
  const parts = template.split('*').map((part) => part.replace(/[.$^()[\]{}|?+\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`).test(key);
}

function isUsed(namespace: string, key: string, calls: readonly Call[], texts: ReadonlySet<string>): boolean {
  const here = calls.filter((call) => call.namespace === null || call.namespace === namespace);
  if (here.some((call) => (call.exact ? call.key === key : call.key !== '*' && fits(key, call.key)))) return true;
  if (composed.some((one) => one.namespace === namespace && key.startsWith(one.prefix))) return true;
  // Where a key comes out of a variable, it was a text somewhere: an act, a refusal, a stage of a vocabulary.
  return here.some((call) => !call.exact && call.key === '*') && texts.has(key);
}

/** What code passes to messages that do not take it, and keys that nothing asks for. */
export function usage(sources: readonly Source[], catalogue: Catalogue): Finding[] {
  const readings = readingsOf(catalogue, 'en');
  const product = sources.filter(
    ({ path }) => (/^(app|components|lib|db|bin)\//.test(path) || /^[a-z]+\.ts$/.test(path)) && !isTest(path),
  );
  const calls = product.flatMap(callsOf);
  const findings: Finding[] = calls.flatMap((call) => {
    const message = judgeCall(call, readings);
    return message ? [{ path: call.path, line: call.line, rule: 'messages', message }] : [];
  });
  const texts = new Set<string>();
  const wordless = new Set<string>();
  for (const source of product) {
    for (const text of textsOf(source)) texts.add(text);
    for (const { code, line } of refusalsOf(source)) {
      const isWorded = ['refusal', 'refusal-upload', 'caution'].some((words) => readings.get(words)?.has(code));
      if (isWorded || wordless.has(code)) continue;
      wordless.add(code);
      const message = `the refusal "${code}" has no sentence in messages/en/refusal.json: add it in both languages`;
      findings.push({ path: source.path, line, rule: 'messages', message });
    }
  }
  for (const [namespace, keys] of catalogue) {
    for (const key of keys.keys()) {
      if (isUsed(namespace, key, calls, texts)) continue;
      const message = `nothing shows "${key}": remove it in both languages`;
      findings.push({ path: `messages/en/${namespace}.json`, line: 1, rule: 'messages', message });
    }
  }
  return findings;
}
