import { isHarmlessLink } from '#lib/upload/link.ts';
import { refuseFile } from '#lib/upload/refusal.ts';
import { attributesOf, type XmlElement, type XmlReader } from '#lib/upload/xml.ts';

/** Fields that start or command another program. */
const COMMANDS = new Set(['dde', 'ddeauto']);
/** Fields that fetch something from outside when they are brought up to date. */
const FETCHES = new Set(['includepicture', 'includetext', 'include', 'import', 'link', 'database', 'rd']);
const LONGEST_INSTRUCTION = 64 * 1024;
/** As much of what came before as a command's name may have begun in. */
const COMMAND_LENGTH = 10;

/** A field being read: its instruction so far, whether its result has begun, whether a field within it gave its first word. */
type Field = { instruction: string; inResult: boolean; begunByAnother: boolean };

/**
 * Watches the fields of a part as it is read (ISO/IEC 29500-1, 17.16), put together as a reader of the document does: over runs and
 * paragraphs, with what QUOTE spells. Refuses those that start a program or reach outside, and those whose kind is spelt by another.
 */
export function fieldWatch(part: string): Required<Pick<XmlReader, 'open' | 'close' | 'text'>> {
  const open: Field[] = [newField()];
  let depth = 0;
  let inInstruction = false;
  // Whatever the nesting: an instruction is found also where marks of fields are missing or misplaced.
  let last = ' ';
  const add = (text: string) => {
    const field = open.at(-1);
    if (field && !field.inResult && field.instruction.length < LONGEST_INSTRUCTION) field.instruction += text;
    if (/\sDDE(?:AUTO)?\s/i.test(last + text)) refuseFile('file-has-command-field', { part });
    last = (last + text).slice(-COMMAND_LENGTH);
  };
  const begin = () => {
    add(' ');
    open.push(newField());
  };
  const end = () => {
    const field = open.pop();
    if (!field) return;
    check(field, part);
    const outer = open.at(-1);
    if (!outer || outer.inResult || open.length === 1) return;
    const given = quoted(field.instruction);
    outer.begunByAnother ||= outer.instruction.trim() === '';
    // Where a link leads may not depend on what only the reader of the document works out.
    if (given === null && /^\s*HYPERLINK\b/i.test(outer.instruction))
      refuseFile('file-has-external-content', { part, link: `HYPERLINK {${field.instruction}}` });
    add(given ?? '');
  };
  return {
    open: (element) => {
      depth += 1;
      if (element.name === 'instrText' || element.name === 'delInstrText') inInstruction = true;
      if (element.name === 'fldSimple') {
        begin();
        for (const value of attributesOf(element, 'instr')) add(` ${value} `);
      }
      if (element.name !== 'fldChar') return;
      const kind = kindOf(element);
      const field = open.at(-1);
      add(' ');
      if (kind === 'begin') begin();
      // The first is what stands outside any field: an instruction that none has begun.
      if (kind === 'separate' && field && open.length > 1) field.inResult = true;
      if (kind === 'end' && open.length > 1) end();
    },
    close: (name) => {
      if (name === 'instrText' || name === 'delInstrText') inInstruction = false;
      if (name === 'fldSimple' && open.length > 1) end();
      depth -= 1;
      // What the part leaves open, or never began, is judged all the same.
      while (depth === 0 && open.length > 0) end();
    },
    text: (text) => {
      if (inInstruction) add(text);
    },
  };
}

const newField = (): Field => ({ instruction: '', inResult: false, begunByAnother: false });
const kindOf = (element: XmlElement) => attributesOf(element, 'fldCharType')[0]?.trim().toLowerCase();

/** What a QUOTE field gives: its text, or the characters whose codes it lists. Null for any other. */
function quoted(instruction: string): string | null {
  const [keyword = '', ...words] = wordsOf(instruction);
  if (keyword.toLowerCase() !== 'quote') return null;
  return words.map((word) => (/^(?:0x[0-9a-f]{1,6}|\d{1,7})$/i.test(word) ? characterOf(Number(word)) : word)).join('');
}

const characterOf = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '');

/** The words of an instruction, quotes taken off and `\\` read as one backslash. */
function wordsOf(instruction: string): string[] {
  const words = instruction.match(/[“”"](?:\\.|[^“”"\\])*[“”"]?|[^\s“”"]+/g) ?? [];
  return words.map((word) => word.replace(/^[“”"]|[“”"]$/g, '').replace(/\\\\/g, '\\'));
}

function check({ instruction, begunByAnother }: Field, part: string): void {
  const [first = '', ...words] = wordsOf(instruction);
  const keyword = first.toLowerCase();
  if (COMMANDS.has(keyword) || (begunByAnother && keyword !== '')) refuseFile('file-has-command-field', { part });
  if (FETCHES.has(keyword)) refuseFile('file-has-external-content', { part, link: `${first} ${words[0] ?? ''}` });
  if (keyword !== 'hyperlink') return;
  // The address is the first word that is neither a switch nor what one of these switches takes.
  const address = words.find((word, i) => !/^\\[a-z]$/i.test(word) && !/^\\[lotm]$/i.test(words[i - 1] ?? ''));
  if (address !== undefined && !isHarmlessLink(address))
    refuseFile('file-has-external-content', { part, link: address });
}
