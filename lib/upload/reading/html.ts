import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseFragment } from 'parse5';
import { escapeHtml } from '#lib/upload/reading/page.ts';

/** The longest HTML shown, in characters; what is longer is cut there. */
export const longestHtml = 1024 * 1024;

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** The page has the one h1. */
const RENAMED = new Map(Object.entries({ h1: 'h2', b: 'strong', i: 'em' }));
const MATH = 'math mrow mi mn mo mtext mfrac msup msub msubsup msqrt mroot';
const KEPT = new Set(
  `p h2 h3 h4 h5 h6 ul ol li table thead tbody tr td th strong em sup sub br s ins del aside header footer section span small code ${MATH}`.split(
    ' ',
  ),
);
/** Elements whose content is not text to read. Any other element that is not kept gives its content without itself. */
const DROPPED = new Set(
  'script style img svg iframe object embed template noscript textarea select option title head input'.split(' '),
);
/** What elements may say beside their name, and how. */
const SAID: Record<string, Record<string, RegExp>> = {
  td: { colspan: /^[1-9]\d{0,2}$/, rowspan: /^[1-9]\d{0,2}$/ },
  th: { colspan: /^[1-9]\d{0,2}$/, rowspan: /^[1-9]\d{0,2}$/ },
  ins: { title: /^.{1,200}$/su, datetime: /^\d{4}-\d{2}-\d{2}T[\d:.]+Z?$/ },
  del: { title: /^.{1,200}$/su, datetime: /^\d{4}-\d{2}-\d{2}T[\d:.]+Z?$/ },
  li: { id: /^note-\d{1,5}$/, dir: /^rtl$/ },
  ...Object.fromEntries(['p', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, { dir: /^rtl$/ }])),
};

/** Reduces any HTML to the few elements a read document needs; `whole` is false where it was cut at the bound. */
export function reduceHtml(source: string): { html: string; whole: boolean } {
  const pending: (Node | string)[] = parseFragment(source.slice(0, 2 * longestHtml)).childNodes.toReversed();
  let whole = source.length <= 2 * longestHtml;
  let html = '';
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') html += next;
    else if (html.length > longestHtml) whole = false;
    else if ('value' in next) html += escapeHtml(next.value);
    else if ('tagName' in next && !DROPPED.has(next.tagName)) {
      const { open, close } = tagsOf(next);
      html += open;
      pending.push(close);
      for (const child of next.childNodes.toReversed()) pending.push(child);
    }
  }
  return { html, whole };
}

function tagsOf(element: Element): { open: string; close: string } {
  const tag = RENAMED.get(element.tagName) ?? element.tagName;
  if (tag === 'a') {
    const href = attribute(element, 'href') ?? '';
    // From a note to its place and back.
    const id = /^note-ref-\d{1,5}$/.exec(attribute(element, 'id') ?? '')?.[0];
    if (/^#note-(?:ref-)?\d{1,5}$/.test(href))
      return { open: `<a${id ? ` id="${id}"` : ''} href="${href}">`, close: '</a>' };
    const address = webAddress(href);
    if (address === undefined) return { open: '', close: '' };
    return { open: `<a href="${escapeHtml(address)}" rel="noopener noreferrer">`, close: '</a>' };
  }
  if (!KEPT.has(tag)) return { open: '', close: '' };
  const may = SAID[tag] ?? {};
  const attributes = element.attrs
    .filter(({ name, value }) => may[name]?.test(value))
    .map(({ name, value }) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
  return { open: `<${tag}${attributes}>`, close: tag === 'br' ? '' : `</${tag}>` };
}

function webAddress(href: string): string | undefined {
  const url = URL.parse(href);
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : undefined;
}

const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;
