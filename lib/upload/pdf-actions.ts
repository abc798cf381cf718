import { isHarmlessLink } from '#lib/upload/link.ts';
import type { PdfToken } from '#lib/upload/pdf-tokens.ts';
import { pdfNesting, pdfText } from '#lib/upload/pdf-tokens.ts';
import { refuseFile } from '#lib/upload/refusal.ts';

/** What is known of one object by its number: whether it holds an action that opens an address, and which actions follow on it. */
type ObjectFacts = { opensAddress: boolean; next: number[] };

/** What a file's actions and links do, gathered from all its objects; judged when all are read, since one refers to another. */
export type PdfFacts = {
  /** Does something open an address by itself, where it stands. */
  opensByItself: boolean;
  /** The objects that are done by themselves: when the document opens, when a page is shown. */
  byThemselves: Set<number>;
  objects: Map<number, ObjectFacts>;
  /** A link to something else than the web or a mailbox. */
  link: string | null;
  /** Is the content of some stream in another file. */
  isElsewhere: boolean;
};

export const noFacts = (): PdfFacts => ({
  opensByItself: false,
  byThemselves: new Set(),
  objects: new Map(),
  link: null,
  isElsewhere: false,
});

/** The number of an object whose header cannot be read as one; it may be any. */
export const UNNUMBERED = -1;
const OF_ITSELF = new Set(['OpenAction', 'AA']);
/** The keys of an action that follows, and of the events in a dictionary of additional actions (ISO 32000-2, 12.6.3). */
const FOLLOWING = new Set('Next E X D U Fo Bl PO PC PV PI O C K F V WC WS DS WP DP'.split(' '));
/** As much of an address as is looked at, in bytes. */
const LONGEST_ADDRESS = 2048;

/**
 * Watches the tokens of one object, comments left out, for what its actions and links do (12.6). `streamFollows` is to be called
 * when a stream's data follow: then a file named in its dictionary is where they are.
 */
export function watchActions(bytes: Buffer, facts: PdfFacts, number: number) {
  /** The keys under which the dictionaries and lists stand that are open here. */
  const within: string[] = [];
  // The three tokens before, the last one first: in variables, since every token of a file passes here.
  let one: PdfToken | undefined;
  let two: PdfToken | undefined;
  let three: PdfToken | undefined;
  let namesFile = false;

  const nameIn = (token: PdfToken | undefined): string | undefined =>
    token?.kind === 'name' ? pdfText(bytes, token) : undefined;
  const own = (): ObjectFacts => {
    const known = facts.objects.get(number) ?? { opensAddress: false, next: [] };
    facts.objects.set(number, known);
    return known;
  };
  const isOfItself = () => within.some((key) => OF_ITSELF.has(key));

  const seeWord = (token: PdfToken, key: string | undefined) => {
    if (key === 'F' || key === 'Ref' || key === 'S') {
      const isNumber = /^\d+$/.test(pdfText(bytes, token));
      if (isNumber && within.length === 1 && key !== 'S') namesFile = true;
      // The kind of an action, in an object of its own: nobody writes that, and it may be any.
      if (isNumber && key === 'S' && isOfItself()) facts.opensByItself = true;
    }
    if (token.end - token.start === 1 && bytes[token.start] === 0x52) seeReference();
  };

  /** `/Key 12 0 R`, or the same in a list of actions that follow. */
  const seeReference = () => {
    const key = nameIn(three) ?? (within.at(-1) === 'Next' ? 'Next' : undefined);
    if (two === undefined || key === undefined) return;
    const referred = Number(pdfText(bytes, two));
    if (!Number.isInteger(referred)) return;
    if (OF_ITSELF.has(key) || (isOfItself() && FOLLOWING.has(key))) facts.byThemselves.add(referred);
    if (FOLLOWING.has(key)) own().next.push(referred);
  };

  return {
    see(token: PdfToken): void {
      const key = nameIn(one);
      const nesting = pdfNesting(bytes, token);
      if (nesting === 1) {
        if (within.length === 1 && (key === 'F' || key === 'Ref') && bytes[token.start] === 0x3c) namesFile = true;
        within.push(key ?? within.at(-1) ?? '');
      }
      if (nesting === -1) within.pop();
      if (token.kind === 'name' && key === 'S' && pdfText(bytes, token) === 'URI') {
        own().opensAddress = true;
        if (isOfItself()) facts.opensByItself = true;
      }
      if (token.kind === 'string') {
        if (within.length === 1 && key === 'F') namesFile = true;
        // A string that is an object of its own may be the address of any link.
        if (key === 'URI' || key === 'Base' || one === undefined) checkAddress(facts, addressIn(bytes, token), key);
      }
      if (token.kind === 'word') seeWord(token, key);
      three = two;
      two = one;
      one = token;
    },
    streamFollows(): void {
      if (namesFile) facts.isElsewhere = true;
    },
  };
}

function checkAddress(facts: PdfFacts, address: string, key: string | undefined): void {
  const isLink = key !== undefined || /^\s*(?:javascript|vbscript|file|data|smb)\s*:/i.test(address);
  if (isLink && !isHarmlessLink(address)) facts.link ??= address;
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A string's characters (7.3.4): escapes and hexadecimal digits read, UTF-16 where it says that it is. */
function addressIn(bytes: Buffer, token: PdfToken): string {
  const raw = bytes.toString('latin1', token.start + 1, Math.min(token.end - 1, token.start + LONGEST_ADDRESS));
  const text =
    bytes[token.start] === 0x3c
      ? Buffer.from(raw.replace(/[^0-9a-f]/gi, ''), 'hex').toString('latin1')
      : raw.replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, after: string) => {
          if (/^[0-7]/.test(after)) return String.fromCharCode(Number.parseInt(after, 8) & 0xff);
          return /^[\r\n]/.test(after) ? '' : (ESCAPES[after] ?? after);
        });
  if (!text.startsWith('\xfe\xff')) return text;
  const units = Buffer.from(text.slice(2, 2 + 2 * Math.floor((text.length - 2) / 2)), 'latin1');
  return units.swap16().toString('utf16le');
}

/** Refuses a file whose links lead to files or programs, whose streams are elsewhere, or that opens an address by itself. */
export function judgeActions(facts: PdfFacts): void {
  if (facts.link !== null) refuseFile('file-has-external-content', { link: facts.link });
  if (facts.isElsewhere) refuseFile('file-has-external-content');
  const pending = [...facts.byThemselves, ...(facts.byThemselves.size > 0 ? [UNNUMBERED] : [])];
  const seen = new Set<number>();
  for (let number = pending.pop(); number !== undefined; number = pending.pop()) {
    if (seen.has(number)) continue;
    seen.add(number);
    const object = facts.objects.get(number);
    if (object?.opensAddress) facts.opensByItself = true;
    pending.push(...(object?.next ?? []));
  }
  if (facts.opensByItself) refuseFile('file-opens-address');
}
