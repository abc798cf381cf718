import mammoth from 'mammoth';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseFragment } from 'parse5';
import { Refused } from '#lib/act/result.ts';
import { openZip } from '#lib/upload/zip.ts';

/** Bounds on a document read in the browser: unpacked XML in bytes, HTML in characters. A longer one is for downloading. */
export const readingLimits = { xml: 4 * 1024 * 1024, html: 1024 * 1024 } as const;

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

/**
 * Reads a DOCX as HTML to show inside a page: text, headings, lists, tables, emphasis and web links; no pictures, no styles, no
 * script. `whole` is false where something was left out by a bound, or the file cannot be read (then `html` is empty).
 */
export async function readDocx(bytes: Uint8Array): Promise<{ html: string; whole: boolean }> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!(await isReadable(buffer))) return { html: '', whole: false };
  try {
    const options = {
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
    };
    const { value } = await mammoth.convertToHtml({ buffer }, options);
    return reduceHtml(value);
  } catch {
    // What Word can open and this reader cannot is still there to download.
    return { html: '', whole: false };
  }
}

async function isReadable(buffer: Buffer): Promise<boolean> {
  try {
    const { parts } = await openZip(buffer);
    const xml = parts.filter(({ name }) => /\.(?:xml|rels)$/i.test(name));
    return xml.reduce((total, { size }) => total + size, 0) <= readingLimits.xml;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

/** Reduces any HTML to the few elements a read document needs; `whole` is false where it was cut at the bound. */
export function reduceHtml(source: string): { html: string; whole: boolean } {
  const pending: (Node | string)[] = parseFragment(source.slice(0, 2 * readingLimits.html)).childNodes.toReversed();
  let whole = source.length <= 2 * readingLimits.html;
  let html = '';
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') html += next;
    else if (html.length > readingLimits.html) whole = false;
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
