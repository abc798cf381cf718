import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseFragment } from 'parse5';

/** The longest HTML shown, in characters; what is longer is cut there. */
export const longestHtml = 1024 * 1024;

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** The page has the one h1, so the document's headings go one level down. */
const RENAMED = new Map(Object.entries({ h1: 'h2', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6', b: 'strong', i: 'em' }));
const KEPT = new Set('p h2 h3 h4 h5 h6 ul ol li table thead tbody tr td th strong em sup sub br'.split(' '));
/** Elements whose content is not text to read. Any other element that is not kept gives its content without itself. */
const DROPPED = new Set(
  'script style img svg math iframe object embed template noscript textarea select option title head input'.split(' '),
);
const SPANS = new Set(['colspan', 'rowspan']);

/** Reduces any HTML to the few elements a read document needs; `whole` is false where it was cut at the bound. */
export function reduceHtml(source: string): { html: string; whole: boolean } {
  const pending: (Node | string)[] = parseFragment(source.slice(0, 2 * longestHtml)).childNodes.toReversed();
  let whole = source.length <= 2 * longestHtml;
  let html = '';
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') html += next;
    else if (html.length > longestHtml) whole = false;
    else if ('value' in next) html += escapeHtml(next.value);
    else if ('tagName' in next && !isDropped(next)) {
      const { open, close } = tagsOf(next);
      html += open;
      pending.push(close);
      for (const child of next.childNodes.toReversed()) pending.push(child);
    }
  }
  return { html, whole };
}

function isDropped(element: Element): boolean {
  // A footnote's way back leads to an anchor that is not kept.
  return DROPPED.has(element.tagName) || /^#(?:foot|end)note-ref-/.test(attribute(element, 'href') ?? '');
}

function tagsOf(element: Element): { open: string; close: string } {
  const tag = RENAMED.get(element.tagName) ?? element.tagName;
  if (tag === 'a') {
    const href = webAddress(attribute(element, 'href') ?? '');
    if (href === undefined) return { open: '', close: '' };
    return { open: `<a href="${escapeHtml(href)}" rel="noopener noreferrer">`, close: '</a>' };
  }
  if (!KEPT.has(tag)) return { open: '', close: '' };
  const spans = element.attrs.filter(({ name, value }) => SPANS.has(name) && /^[1-9]\d{0,2}$/.test(value));
  const attributes = tag === 'td' || tag === 'th' ? spans.map(({ name, value }) => ` ${name}="${value}"`).join('') : '';
  return { open: `<${tag}${attributes}>`, close: tag === 'br' ? '' : `</${tag}>` };
}

function webAddress(href: string): string | undefined {
  const url = URL.parse(href);
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : undefined;
}

const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
