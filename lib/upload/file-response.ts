import { sanitiseFileName } from '#lib/upload/name.ts';
import type { Area, ByteRange } from '#lib/upload/storage.ts';
import { openFile } from '#lib/upload/storage.ts';

const PDF = 'application/pdf';

// A file saved to disk needs nothing. Where a browser shows it all the same, it has no origin, no script and no network.
const ATTACHMENT_POLICY = "default-src 'none'; frame-ancestors 'self'; sandbox";
// `sandbox` keeps browsers' own PDF viewers from starting; some draw the file as an object with a style in the page around it.
// Under nosniff the bytes are a PDF or nothing, so these two words open nothing to a page.
const INLINE_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

export type FileRequest = {
  root: string;
  area: Area;
  sha256: string;
  /** Bytes, as the register has it. */
  size: number;
  mediaType: string;
  name: string;
  /** Whether the reader asked to see it in the browser; only a PDF is shown, anything else is saved. */
  inline: boolean;
  rangeHeader: string | null;
  ifRange?: string | null;
  ifNoneMatch?: string | null;
  method: string;
  /** `public` may be kept for a second, as every public page; `private` nowhere. */
  cache: 'private' | 'public';
};

/** What a Range header asks of a file of `size` bytes; one that is malformed, or asks for several ranges, is as none (RFC 9110, 14.2). */
export function parseRange(header: string | null, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '' && last === '') return 'whole';
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return 'whole';
  return start >= size ? 'unsatisfiable' : { start, end };
}

/** The Content-Disposition of a file: its safe name in ASCII, and whole as RFC 8187 (once RFC 5987) has it. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const safe = sanitiseFileName(name);
  const ascii = safe.replace(/[^\x20-\x7e]|["\\%;]/gu, '_');
  const whole = encodeURIComponent(safe).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${whole}`;
}

/**
 * Answers GET or HEAD with a stored file, whole or one range of it, under headers that keep it harmless. Access is the caller's to
 * check before. Throws when the file is not there or not of its size, or when a restricted file were to be cached.
 */
export async function fileResponse(request: FileRequest): Promise<Response> {
  const { root, area, sha256, size, ifRange, ifNoneMatch, method } = request;
  if (area === 'restricted' && request.cache === 'public')
    throw new Error('a restricted file is never kept in a cache');
  const etag = `"${sha256}"`;
  const headers = headersOf(request, etag);
  if (matches(ifNoneMatch, etag)) return new Response(null, { status: 304, headers });
  // Range is defined for GET alone, and holds only while the file is the one the reader has a part of.
  const ranged = method === 'GET' && (ifRange === undefined || ifRange === null || ifRange.trim() === etag);
  const range = parseRange(ranged ? request.rangeHeader : null, size);
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const part = range === 'whole' ? undefined : range;
  headers.set('content-type', request.mediaType);
  headers.set('content-length', String(part === undefined ? size : part.end - part.start + 1));
  if (part) headers.set('content-range', `bytes ${part.start}-${part.end}/${size}`);
  const opened = await openFile(root, area, sha256, part);
  if (opened?.size !== size) {
    throw new Error(`the stored file ${sha256} is ${opened === null ? 'not there' : 'not of its size'}`);
  }
  return new Response(method === 'HEAD' ? null : opened.stream, { status: part === undefined ? 200 : 206, headers });
}

function headersOf({ mediaType, name, inline, cache }: FileRequest, etag: string): Headers {
  const shown = inline && mediaType === PDF;
  return new Headers({
    'accept-ranges': 'bytes',
    'cache-control': cache === 'public' ? 'public, max-age=1, must-revalidate' : 'private, no-store',
    'content-disposition': contentDisposition(shown ? 'inline' : 'attachment', name),
    'content-security-policy': shown ? INLINE_POLICY : ATTACHMENT_POLICY,
    'cross-origin-resource-policy': 'same-origin',
    etag,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
}

function matches(header: string | null | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
