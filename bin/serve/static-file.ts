import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type HeldPages, holdPages, type Rendered } from '#lib/page/held-page.ts';

/** Text worth compressing; fonts and pictures are compressed as they are, and the framework sends those. */
const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};
const built = '/_next/static/';

/** Is this the address of a style sheet, script or drawing that we send ourselves, compressed? Takes a request's target. */
export function isTextFile(target: string, framework: ReadonlySet<string>): boolean {
  if (!(extname(target) in types)) return false;
  return framework.has(target) || (target.startsWith(built) && /^[\w./~-]+$/.test(target) && !target.includes('..'));
}

/** Holds those files as they were when first asked for: the names of built ones change with their content. */
export function holdTextFiles(root: string, onFault: (address: string, fault: unknown) => string): HeldPages {
  const render = async (address: string): Promise<Rendered> => {
    const isBuilt = address.startsWith(built);
    const path = isBuilt ? join(root, '.next', 'static', address.slice(built.length)) : join(root, 'public', address);
    const body = await readFile(path).catch(() => null);
    if (!body) return { status: 404, type: '', body: Buffer.alloc(0), passed: {} };
    const passed: Rendered['passed'] = isBuilt ? { 'cache-control': 'public, max-age=31536000, immutable' } : {};
    return { status: 200, type: types[extname(address)] ?? '', body, passed };
  };
  return holdPages({ render, notice: () => '', onFault, holdMs: Number.POSITIVE_INFINITY, maxBytes: 32_000_000 });
}
