import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Fault, type Path, pathText } from '#lib/process/load/faults.ts';

/** No process of 200 States and 3,000 meetings comes near it. */
const mostBytes = 20 * 1024 * 1024;
const mostDepth = 100;

/** A process file as it was read: its value, and where in its text each part stands. */
export type FileText = { value: unknown; hash: string; placeOf: (path: Path, of?: 'key' | 'value') => Place };
export type Place = { line: number; column: number };
type Read<T> = { ok: true; value: T } | { ok: false; faults: Fault[] };

/** Reads a process file: its size, its encoding, its JSON. Each fault says in a sentence what is wrong, and where in the text. */
export async function readFileText(path: string): Promise<Read<FileText>> {
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
  if (size === null) return fault(`the file ${path} cannot be read`);
  if (size > mostBytes)
    return fault(
      `is of ${Math.ceil(size / 1024 / 1024)} MB, and a process file is of ${mostBytes / 1024 / 1024} MB at most: it was not read`,
    );
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return fault(`the file ${path} cannot be read`);
  const text = decoded(bytes);
  return text.ok ? parsed(text.value, createHash('sha256').update(bytes).digest('hex')) : text;
}

const fault = (reason: string, place?: Place): { ok: false; faults: Fault[] } => ({
  ok: false,
  faults: [{ path: '', reason, ...place }],
});

/** UTF-8, with or without its mark at the beginning; anything else is named. */
function decoded(bytes: Buffer): Read<string> {
  const utf16 = bytes.subarray(0, 2).toString('hex');
  if (utf16 === 'fffe' || utf16 === 'feff' || (bytes.length > 3 && (bytes[0] === 0) !== (bytes[1] === 0)))
    return fault('is written in UTF-16: save it as UTF-8');
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const reason =
      'holds bytes that are not UTF-8 (an older encoding, such as latin-1 or windows-1251?): save it as UTF-8';
    return fault(reason, firstNotUtf8(bytes));
  }
}

/** Line and column of the first byte that is not UTF-8. */
function firstNotUtf8(bytes: Buffer): Place {
  const before = new TextDecoder().decode(bytes);
  return placesOf(before)(Math.max(0, before.indexOf('\ufffd')));
}

/** Gives the line and column, from one, of an offset. */
function placesOf(text: string): (offset: number) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function parsed(text: string, hash: string): Read<FileText> {
  const placeOf = placesOf(text);
  if (text.trim() === '') return fault('is empty');
  const deep = tooDeep(text);
  if (deep !== null) return fault(`is nested deeper than ${mostDepth} brackets: no process file is`, placeOf(deep));
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const [error] = errors;
  if (error || !tree) {
    const shown = text.slice(error?.offset ?? 0).match(/^[^\s,\]}]{1,20}/)?.[0];
    return fault(`is no JSON: ${inWords(error, shown)}`, placeOf(error?.offset ?? 0));
  }
  const keys = wrongKeys(tree).map(({ path, node, reason }) => ({
    path: pathText(path),
    reason,
    ...placeOf(node.offset),
  }));
  if (keys.length > 0) return { ok: false, faults: keys };
  try {
    const near = (path: Path, of: 'key' | 'value' = 'value') => placeOf(nodeNear(tree, path, of).offset);
    return { ok: true, value: { value: JSON.parse(text), hash, placeOf: near } };
  } catch (error) {
    return fault(`is no JSON: ${error instanceof Error ? error.message : 'it cannot be read'}`);
  }
}

const wrong: Record<string, string> = {
  InvalidNumberFormat: 'a number is not written as JSON has it',
  PropertyNameExpected: 'a key in quotation marks is due here (is there a comma too many before it?)',
  ValueExpected: 'a value is due here (is there a comma too many before it?)',
  ColonExpected: 'a colon is due here',
  CommaExpected: 'a comma is due here',
  CloseBraceExpected: 'a closing brace } is due here',
  CloseBracketExpected: 'a closing bracket ] is due here',
  EndOfFileExpected: 'the file should end here',
  InvalidCommentToken: 'comments are not part of JSON: put the remark in a "note"',
  UnexpectedEndOfComment: 'comments are not part of JSON: put the remark in a "note"',
  UnexpectedEndOfString: 'a text is not closed by a quotation mark on its line',
  UnexpectedEndOfNumber: 'a number is not whole',
  InvalidUnicode: 'a \\u is not followed by four hexadecimal digits',
  InvalidEscapeCharacter: 'a backslash is followed by what JSON does not know',
  InvalidCharacter: 'a text holds a character that must be written by an escape, such as \\n or \\t',
};

function inWords(error: ParseError | undefined, shown: string | undefined): string {
  if (error && printParseErrorCode(error.error) === 'InvalidSymbol')
    return `${shown ? `'${shown}'` : 'this'} is no value: texts stand in quotation marks, and only numbers, true, false and null without`;
  const said = (error && wrong[printParseErrorCode(error.error)]) ?? 'it cannot be read';
  return shown ? `${said}, at '${shown}'` : said;
}

/** Where brackets are nested too deep to be read, if they are; what stands in texts does not count. */
function tooDeep(text: string): number | null {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (isText) {
      if (letter === '\\') at++;
      else if (letter === '"') isText = false;
    } else if (letter === '"') isText = true;
    else if (letter === '{' || letter === '[') {
      if (++depth > mostDepth) return at;
    } else if (letter === '}' || letter === ']') depth--;
  }
  return null;
}

const usedTwice = 'stands a second time in the same object: only one of the two could be kept';
const notUsed = 'is a name that JavaScript keeps for itself: choose another';

/** Keys that stand twice in one object, or cannot be a key of one. */
function wrongKeys(node: Node, path: Path = []): { path: Path; node: Node; reason: string }[] {
  if (node.type === 'array') return (node.children ?? []).flatMap((one, at) => wrongKeys(one, [...path, at]));
  if (node.type !== 'object') return [];
  const seen = new Set<string>();
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) => {
    if (!key || !value) return [];
    const name = String(key.value);
    const here = [...path, name];
    const reason = seen.has(name) ? usedTwice : name === '__proto__' ? notUsed : null;
    seen.add(name);
    return [...(reason ? [{ path: here, node: key, reason }] : []), ...wrongKeys(value, here)];
  });
}

/** The part of the text that a path names; where it is not there, the nearest that contains it. */
function nodeNear(tree: Node, path: Path, of: 'key' | 'value'): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (!node) continue;
    const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
    return (of === 'key' && length === path.length && key) || node;
  }
  return tree;
}
