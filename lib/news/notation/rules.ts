import { type Line, type Paragraph, reader } from '#lib/news/line/rules.ts';

export type { Inline, Line, Paragraph } from '#lib/news/line/rules.ts';

/**
 * The notation in which the office types a press release: an empty line begins a new paragraph, a line break stays one, lines that
 * begin with “>” are a quotation and “— Name, office” under it says whose, lines that begin with “- ” are a list, “[1]” leads to
 * the note that a paragraph “[1] …” gives, and addresses are links. It forgives: what is none of these is text, as it was typed.
 * docs/decisions/047 says why.
 */

/** Who is quoted. Without a comma all of it is the name. */
export type Speaker = { name: string; office: string };

export type Block =
  | { kind: 'paragraph'; lines: Paragraph }
  | { kind: 'list'; items: readonly Line[] }
  | { kind: 'quotation'; paragraphs: readonly Paragraph[]; speaker: Speaker | null };
/** A note with its number as it was typed, and how often the text names it. */
export type Note = { mark: string; lines: Paragraph; named: number };

/** What a release says, in parts. */
export type Release = { lead: readonly Paragraph[]; blocks: readonly Block[]; notes: readonly Note[] };

/** An office with its lines: addresses, telephones, all as they were typed. */
export type Contact = { office: string; lines: Paragraph };

const quoted = /^\s*>\s?/;
const listed = /^\s*[-•]\s+(?=\S)/;
const dashed = /^\s*(?:[—–]|--)\s*(?=\S)/;
const noted = /^\s*\[(\d{1,3})\]\s*(?=\S)/;

/** The lines of a text, each break one, whatever made it. */
const linesOf = (text: string): string[] => text.split(/\r\n?|[\n\u2028\u2029]/);

/** The lines between empty ones. */
function groupsOf(text: string): string[][] {
  const groups: string[][] = [[]];
  for (const line of linesOf(text)) {
    if (line.trim() === '') groups.push([]);
    else groups.at(-1)?.push(line.trim());
  }
  return groups.filter((group) => group.length > 0);
}

type RawLines = { kind: 'paragraph' | 'list'; lines: string[] };
type RawBlock = RawLines | { kind: 'quotation'; paragraphs: string[][]; speaker: string | null };
type RawNote = { mark: string; lines: string[] };

/** Takes a body apart into blocks and notes, by the beginnings of its lines. */
class Parts {
  blocks: RawBlock[] = [];
  notes: RawNote[] = [];
  /** What the next line goes on with; null where it begins something. */
  #block: RawBlock | null = null;
  #note: RawNote | null = null;
  /** A quotation that the next group may go on with: its empty lines may have “>” or not. */
  #quotation: Extract<RawBlock, { kind: 'quotation' }> | null = null;

  group(lines: readonly string[]): void {
    this.#block = null;
    this.#note = null;
    if (!quoted.test(lines[0] ?? '')) this.#quotation = null;
    for (const line of lines) this.#line(line);
    if (this.#quotation && withSpeaker(this.#quotation)) this.#quotation = null;
  }

  #line(line: string): void {
    const [, mark] = noted.exec(line) ?? [];
    if (quoted.test(line)) this.#quote(line.replace(quoted, '').trim());
    else if (this.#block?.kind === 'quotation' && dashed.test(line)) {
      this.#block.speaker = line.replace(dashed, '');
      this.#block = null;
      this.#quotation = null;
    } else if (mark && (this.#note || !this.#block) && !this.notes.some((one) => one.mark === mark)) {
      this.#note = { mark, lines: [line.replace(noted, '')] };
      this.notes.push(this.#note);
    } else if (this.#note) this.#note.lines.push(line);
    else if (listed.test(line)) this.#in('list').push(line.replace(listed, ''));
    // A line under an item goes on with it.
    else if (this.#block?.kind === 'list') this.#block.lines.push(`${this.#block.lines.pop() ?? ''} ${line}`);
    else this.#in('paragraph').push(line);
  }

  /** The lines of the block that is open, of this kind: a new one where there is none. */
  #in(kind: 'paragraph' | 'list'): string[] {
    if (this.#block?.kind === kind) return this.#block.lines;
    const block: RawLines = { kind, lines: [] };
    this.#block = block;
    this.blocks.push(block);
    return block.lines;
  }

  #quote(said: string): void {
    this.#note = null;
    if (this.#block?.kind !== 'quotation') {
      if (!this.#quotation) {
        this.#quotation = { kind: 'quotation', paragraphs: [], speaker: null };
        this.blocks.push(this.#quotation);
      }
      this.#quotation.paragraphs.push([]);
      this.#block = this.#quotation;
    }
    if (said === '') this.#block.paragraphs.push([]);
    else this.#block.paragraphs.at(-1)?.push(said);
  }
}

function rawParts(body: string): Pick<Parts, 'blocks' | 'notes'> {
  const parts = new Parts();
  for (const group of groupsOf(body)) parts.group(group);
  return parts;
}

/** A last line of a quotation that begins with a dash says who is quoted; says whether it does. */
function withSpeaker(block: Extract<RawBlock, { kind: 'quotation' }>): boolean {
  block.paragraphs = block.paragraphs.filter((lines) => lines.length > 0);
  const last = block.paragraphs.at(-1);
  const line = last?.at(-1);
  const isAlone = block.paragraphs.length === 1 && last?.length === 1;
  if (!last || !line || isAlone || !dashed.test(line)) return false;
  last.pop();
  block.speaker = line.replace(dashed, '');
  block.paragraphs = block.paragraphs.filter((lines) => lines.length > 0);
  return true;
}

function speakerOf(text: string): Speaker {
  const [name = '', ...rest] = text.split(',');
  return { name: name.trim(), office: rest.join(',').trim() };
}

/** What the office should look at again: it is shown as it was typed, and may not be meant so. */
export type Doubt =
  | { code: 'note-without-text'; mark: string }
  | { code: 'note-not-named'; mark: string }
  | { code: 'address-no-link'; address: string }
  | { code: 'quotation-of-nobody' };

/** Reads a release: its lead and its body as they were typed, the notes of which stand in the body. Whatever was typed is in it. */
export function readRelease(lead: string, body: string): Release & { doubts: readonly Doubt[] } {
  const { blocks: raw, notes: rawNotes } = rawParts(body);
  const marks = new Set(rawNotes.map((note) => note.mark));
  const read = reader(marks);
  const leads = groupsOf(lead).map(read.paragraph);
  const blocks = raw.map((block): Block => {
    if (block.kind === 'quotation')
      return {
        kind: 'quotation',
        paragraphs: block.paragraphs.map(read.paragraph),
        speaker: block.speaker === null ? null : speakerOf(block.speaker),
      };
    return block.kind === 'list'
      ? { kind: 'list', items: block.lines.map(read.line) }
      : { kind: 'paragraph', lines: read.paragraph(block.lines) };
  });
  const texts = rawNotes.map((note) => ({ mark: note.mark, lines: read.paragraph(note.lines) }));
  const notes = texts.map((note) => ({ ...note, named: read.counted.get(note.mark) ?? 0 }));
  const loose = new Set([...`${lead}\n${body}`.matchAll(/\[(\d{1,2})\]/g)].map(([, number = '']) => number));
  return {
    lead: leads,
    blocks,
    notes,
    doubts: [
      ...[...loose].filter((one) => !marks.has(one)).map((one): Doubt => ({ code: 'note-without-text', mark: one })),
      ...notes.filter(({ named: n }) => n === 0).map((one): Doubt => ({ code: 'note-not-named', mark: one.mark })),
      ...read.refused.map((address): Doubt => ({ code: 'address-no-link', address })),
      ...(blocks.some((block) => block.kind === 'quotation' && block.speaker === null)
        ? [{ code: 'quotation-of-nobody' } as const]
        : []),
    ],
  };
}

/** Reads contacts: between empty lines an office, by its first line, and how it is reached. Every line break stays. */
export function readContacts(text: string): Contact[] {
  const { line } = reader(new Set());
  return groupsOf(text).map(([office = '', ...lines]) => ({ office, lines: lines.map(line) }));
}

/** Lines without their links and the numbers of notes: the words alone, in one line. */
const wordsOf = (lines: Paragraph): string =>
  lines
    .map((line) => line.map((part) => (part.kind === 'note' ? '' : part.text)).join(''))
    .join(' ')
    // Of a lead alone the notes are not known; a number that leads nowhere says nothing.
    .replaceAll(/\[\d{1,3}\]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** A lead in words alone, as programs get it: a line for each paragraph, addresses by what they are called. Null where nothing was typed. */
export const leadWords = (lead: string): string | null => readRelease(lead, '').lead.map(wordsOf).join('\n') || null;

const longestDescription = 300;

/** The words of a release in one line, for who sees no page: its lead, or the first paragraph without one, cut at a word. */
export function descriptionOf(lead: string, body: string): string {
  const { lead: leads, blocks } = readRelease(lead, body);
  const first = blocks.find((block) => block.kind === 'paragraph');
  const text = wordsOf(leads.length > 0 ? leads.flat() : first?.kind === 'paragraph' ? first.lines : []);
  return text.length <= longestDescription
    ? text
    : `${text.slice(0, longestDescription).replace(/[\s,;:–—-]+\S*$/u, '')}…`;
}
