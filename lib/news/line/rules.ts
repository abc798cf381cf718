import { isWebAddress } from '#lib/language/web-address.ts';

/** A run of a line: words, an address, or the number of a note. `at` counts how often the note was named before. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'link'; href: string; text: string }
  | { kind: 'note'; mark: string; at: number };
/** A line, or words that were only wrapped. */
export type Line = readonly Inline[];
export type Paragraph = readonly Line[];
/** A line this long that goes on in a small letter was wrapped by a program, not ended by a person. */
const wrappedFrom = 50;
const goesOn = (before: string, line: string): boolean =>
  before.length >= wrappedFrom && !/[.:;!?…]$/.test(before) && /^\p{Ll}/u.test(line);

/** Lines as they are meant: those that were only wrapped run on. */
function unwrapped(lines: readonly string[]): string[] {
  const meant: string[] = [];
  let last = '';
  for (const line of lines) {
    const before = meant.at(-1);
    if (before !== undefined && goesOn(last, line)) meant[meant.length - 1] = `${before} ${line}`;
    else meant.push(line);
    last = line;
  }
  return meant;
}

const named = /\[([^[\]\n]{1,300})\]\(\s*([^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\s*\)/;
const web = /(?:https?:\/\/|www\.)[^\s<>"«»“”]+/i;
const mailbox = /[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_%+-])?@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/;
const telephone = /\+\d(?:[ \u00a0().-]{0,2}\d){6,14}(?!\d)/;
const mark = /\[(\d{1,3})\]/;
const tokens = new RegExp([named, web, mailbox, telephone, mark].map(({ source }) => source).join('|'), 'gi');

/** Where a link may lead: the web, a mailbox, a telephone; null for any other address, which stays as it was typed. */
export function safeHref(address: string): string | null {
  if (/^www\./i.test(address)) return safeHref(`https://${address}`);
  if (/^https?:/i.test(address)) return isWebAddress(address) ? address : null;
  const [, scheme = '', rest = ''] = /^(mailto|tel):(.+)$/i.exec(address) ?? [];
  if (scheme.toLowerCase() === 'mailto') return whole(mailbox, rest) ? `mailto:${rest}` : null;
  if (scheme.toLowerCase() === 'tel') return whole(telephone, rest) ? telOf(rest) : null;
  return whole(mailbox, address) ? `mailto:${address}` : null;
}
const whole = (form: RegExp, text: string): boolean => new RegExp(`^(?:${form.source})$`, 'i').test(text);
const telOf = (number: string): string => `tel:+${number.replaceAll(/\D/g, '')}`;

/** An address without the signs of the sentence behind it; a bracket stays that was opened in it. */
function withoutSentence(address: string): string {
  let kept = address;
  for (;;) {
    const last = kept.at(-1) ?? '';
    const opened = kept.split('(').length > kept.split(')').length - 1 && kept.includes('(');
    if (!/[.,;:!?…'’]/.test(last) && !(last === ')' && !opened) && last !== ']') return kept;
    kept = kept.slice(0, -1);
  }
}

/** Reads lines one after the other, so that each naming of a note knows how many there were before it. */
export function reader(marks: ReadonlySet<string>) {
  const counted = new Map<string, number>();
  const refused: string[] = [];
  const line = (text: string): Inline[] => {
    const parts: Inline[] = [];
    const put = (part: Inline) => {
      const last = parts.at(-1);
      if (part.kind === 'text' && last?.kind === 'text')
        parts[parts.length - 1] = { kind: 'text', text: last.text + part.text };
      else if (part.kind !== 'text' || part.text !== '') parts.push(part);
    };
    let at = 0;
    for (const found of text.matchAll(tokens)) {
      if (found.index < at) continue;
      const [all, words, address, number] = found;
      put({ kind: 'text', text: text.slice(at, found.index) });
      at = found.index + all.length;
      if (words !== undefined && address !== undefined) {
        const href = safeHref(address);
        if (href === null) refused.push(address);
        put(href === null ? { kind: 'text', text: all } : { kind: 'link', href, text: words });
      } else if (number !== undefined) {
        const before = counted.get(number) ?? 0;
        if (marks.has(number)) counted.set(number, before + 1);
        put(marks.has(number) ? { kind: 'note', mark: number, at: before } : { kind: 'text', text: all });
      } else {
        const shown = /^(?:https?:|www\.)/i.test(all) ? withoutSentence(all) : all;
        at = found.index + shown.length;
        const href = shown.startsWith('+') ? telOf(shown) : safeHref(shown);
        put(href === null ? { kind: 'text', text: shown } : { kind: 'link', href, text: shown });
      }
    }
    put({ kind: 'text', text: text.slice(at) });
    return parts;
  };
  const paragraph = (lines: readonly string[]): Line[] => unwrapped(lines).map(line);
  return { line, paragraph, counted, refused };
}
