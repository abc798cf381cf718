import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReactNode } from 'react';

// React's own renderer: what the framework resolves inside a route is a stand-in that refuses to render.
const { renderToStaticMarkup } = await import(/* turbopackIgnore: true */ 'react-dom/server');

/**
 * Renders a whole document to finished HTML, once: no stream of components beside it, nothing for a script to take over.
 * Throws on a client component and on one that waits, since neither can be finished here.
 */
export function finishedHtml(document: ReactNode): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(document)}`;
}

const isBuilt = process.env.NODE_ENV === 'production';
const folder = join('static', 'chunks');
let kept: readonly string[] = [];

/** The addresses of the style sheets that the build made (all pages share them); in `npm run dev`, those made so far. */
export async function styleSheets(): Promise<readonly string[]> {
  if (kept.length > 0 && isBuilt) return kept;
  const files = await readdir(join(process.cwd(), isBuilt ? '.next' : join('.next', 'dev'), folder));
  kept = files.filter((file) => file.endsWith('.css')).map((file) => `/_next/static/chunks/${file}`);
  return kept;
}
