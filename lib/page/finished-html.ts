import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5';
import { isUnfinished } from '#lib/page/next-internals.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;
const isEnhancement = (address: string | undefined) => address?.startsWith('/enhance/') ?? false;

function isFrameworks(element: Element): boolean {
  if (element.tagName === 'script') {
    return !(attribute(element, 'type') === 'module' && isEnhancement(attribute(element, 'src')));
  }
  if (element.tagName === 'link') {
    const rel = attribute(element, 'rel');
    const script = rel === 'modulepreload' || (rel === 'preload' && attribute(element, 'as') === 'script');
    return rel === 'expect' || (script && !isEnhancement(attribute(element, 'href')));
  }
  // What is left of the framework's outlet for metadata once its comments are gone.
  const [only, more] = element.attrs;
  return element.tagName === 'div' && only?.name === 'hidden' && !more && element.childNodes.length === 0;
}

function prune(parent: Parent): void {
  const kept: Node[] = [];
  for (const node of parent.childNodes) {
    if (node.nodeName === '#comment' && 'data' in node) {
      if (isUnfinished(node.data)) {
        throw new Error('The page is not finished without script: it holds a Suspense boundary that was not rendered.');
      }
      continue;
    }
    if ('childNodes' in node) prune(node);
    if (!('tagName' in node) || !isFrameworks(node)) kept.push(node);
  }
  parent.childNodes = kept;
}

/**
 * Takes what the framework rendered and gives a finished page: no script but our modules under /enhance/, no preload of one,
 * no comment. Refuses (throws on) a page that only script could finish.
 */
export function finishHtml(html: string): string {
  const document = parse(html);
  prune(document);
  return serialize(document);
}

/**
 * The same for a page that is made anew for each reader, in a tenth of a millisecond: React writes no “<” that is not its own,
 * so its scripts are found in the text. Null for a page that only script could finish. What it might leave, the page's policy stops.
 */
export function withoutScripts(html: string): string | null {
  for (const [, comment = ''] of html.matchAll(/<!--([^>]{0,9})/g)) if (isUnfinished(comment)) return null;
  return html.replaceAll(
    /<script\b[^>]*>[\s\S]*?<\/script>|<link\b[^>]* as="script"[^>]*>|<link rel="expect"[^>]*>/g,
    '',
  );
}

/**
 * The status that a page says it has, and the page without saying so: the framework gives every page that it renders 200, so one with
 * values that cannot be used says `<main data-status="400">`. What people typed is escaped, so it is never taken for that. Null: 200.
 */
export function statusOf(html: string): { status: number | null; html: string } {
  const [said, status] = /<main\b[^>]*? data-status="([45]\d\d)"/.exec(html) ?? [];
  if (!said) return { status: null, html };
  return { status: Number(status), html: html.replace(said, said.replace(/ data-status="\d+"$/, '')) };
}

/** Sets a piece of HTML before <main>, or first in <body> where a page has none. */
export function insertBeforeMain(html: string, piece: string): string {
  const main = html.search(/<main[\s>]/);
  const at = main >= 0 ? main : html.search(/<body[^>]*>/) + (/<body[^>]*>/.exec(html)?.[0].length ?? 1);
  return `${html.slice(0, at)}${piece}${html.slice(at)}`;
}
