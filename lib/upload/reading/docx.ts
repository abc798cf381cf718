import mammoth from 'mammoth';
import { Refused } from '#lib/act/result.ts';
import { reduceHtml } from '#lib/upload/reading/html.ts';
import { packageOf } from '#lib/upload/reading/package.ts';
import { cannotRead, type ReadText } from '#lib/upload/reading/text.ts';
import { unshownIn } from '#lib/upload/reading/unshown.ts';
import { openZip } from '#lib/upload/zip.ts';

/** Bounds on a document read in the browser: unpacked XML in bytes, elements of its text. A larger one is for downloading. */
export const readingLimits = { xml: 4 * 1024 * 1024, elements: 60_000 } as const;

/**
 * Reads a DOCX as HTML to show inside a page: text, headings, lists, tables, emphasis and web links; no pictures, no styles, no
 * script. Where the text has what HTML would not show as it is, nothing of it is given but what that is. For a thread of its own.
 */
export async function readDocx(bytes: Uint8Array): Promise<ReadText> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    const zip = await openZip(buffer);
    const xml = zip.parts.filter(({ name }) => /\.(?:xml|rels)$/i.test(name));
    if (xml.reduce((total, { size }) => total + size, 0) > readingLimits.xml) return cannotRead('too-long');
    const parts = await packageOf(zip);
    if (!parts) return cannotRead('unreadable');
    const unshown = await unshownIn(parts, readingLimits.elements);
    if (unshown.length > 0) return { html: '', whole: false, unshown, unread: null };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return cannotRead(error.refusal.code === 'file-inflates-too-much' ? 'too-long' : 'unreadable');
  }
  try {
    const options = {
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
    };
    const { value } = await mammoth.convertToHtml({ buffer }, options);
    return { ...reduceHtml(value), unshown: [], unread: null };
  } catch {
    // What Word can open and this reader cannot is still there to download.
    return cannotRead('unreadable');
  }
}
