import { fieldWatch } from '#lib/upload/docx-fields.ts';
import { checkBinaryPart, checkMacros, checkPartNames } from '#lib/upload/docx-parts.ts';
import { checkRelationships, relationshipsIn } from '#lib/upload/docx-relationships.ts';
import { refuseFile } from '#lib/upload/refusal.ts';
import { attributeOf, decodeXml, looksLikeXml, readXml, type XmlElement, xmlLimits } from '#lib/upload/xml.ts';
import type { Zip, ZipPart } from '#lib/upload/zip.ts';
import { openZip } from '#lib/upload/zip.ts';

const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const OTHER_PROGRAMS = /^(?:meta-inf\/manifest\.mf|classes\d*\.dex|androidmanifest\.xml|mimetype)$/;
/** What programs for drawing write before a picture: its name, and the address of a definition that no reader fetches. */
const SVG_TYPE = /^\s*svg(?:\s+PUBLIC\s+(?:"[^"]*"|'[^']*'))?(?:\s+(?:SYSTEM\s+)?(?:"[^"]*"|'[^']*'))?\s*$/;

const isXmlName = (name: string) => /\.(?:xml|rels|vml|svg)$/i.test(name);

/**
 * Inspects bytes that begin as a zip archive as a Word document (ISO/IEC 29500). Returns when it is one that holds nothing
 * active and reaches nothing outside itself; else throws a refusal, `file-type-not-allowed` when it is another kind of archive.
 */
export async function inspectDocx(bytes: Buffer): Promise<void> {
  // A PDF reader looks for its header in the first kilobyte.
  if (bytes.subarray(0, 1024 + 5).includes('%PDF-')) refuseFile('file-polyglot');
  const zip = await openZip(bytes);
  const types = await contentTypes(zip);
  if (zip.parts.some(({ name }) => OTHER_PROGRAMS.test(name.toLowerCase()))) refuseFile('file-polyglot');
  if ([...types.values()].some((type) => /macroenabled|vbaproject|vbadata/.test(type))) refuseFile('file-has-macros');
  const names = zip.parts.map(({ name }) => name);
  checkMacros(names);
  await checkMainPart(zip, types);
  checkPartNames(names);
  let left: number = xmlLimits.elements;
  for (const part of zip.parts) left -= await inspectPart(zip, part, left);
}

/** Part names and `.extension`s in lower case, each with its content type in lower case. */
async function contentTypes(zip: Zip): Promise<Map<string, string>> {
  const name = '[Content_Types].xml';
  const xml = await textOf(zip, name.toLowerCase());
  if (xml === undefined) refuseFile('file-type-not-allowed');
  const types = new Map<string, string>();
  const open = (element: XmlElement) => {
    if (element.name !== 'Default' && element.name !== 'Override') return;
    const key = attributeOf(element, element.name === 'Default' ? 'Extension' : 'PartName') ?? '';
    const type = (attributeOf(element, 'ContentType') ?? '').toLowerCase().trim();
    types.set(`${element.name === 'Default' ? '.' : ''}${key}`.toLowerCase(), type);
  };
  await readXml(xml, { part: name, open });
  return types;
}

async function checkMainPart(zip: Zip, types: Map<string, string>): Promise<void> {
  const xml = await textOf(zip, '_rels/.rels');
  if (xml === undefined) refuseFile('file-type-not-allowed');
  const main = (await relationshipsIn(xml, '_rels/.rels')).find((one) => one.kind === 'officedocument');
  const name = `/${(main?.target ?? '').replace(/^\//, '')}`.toLowerCase();
  const type = types.get(name) ?? types.get(`.${name.split('.').at(-1)}`);
  if (type !== MAIN_TYPE) refuseFile('file-type-not-allowed');
  if (!zip.parts.some((part) => `/${part.name.toLowerCase()}` === name)) refuseFile('file-malformed');
}

async function textOf(zip: Zip, name: string): Promise<string | undefined> {
  const part = zip.parts.find((candidate) => candidate.name.toLowerCase() === name);
  return part && decodeXml((await zip.read(part, () => true)).bytes, name);
}

/** Inspects one part; gives how many elements it has. */
async function inspectPart(zip: Zip, part: ZipPart, most: number): Promise<number> {
  const { name } = part;
  const { bytes, whole } = await zip.read(part, (head) => isXmlName(name) || looksLikeXml(head));
  if (!whole) {
    await checkBinaryPart(name, bytes);
    return 0;
  }
  const xml = decodeXml(bytes, name);
  if (xml.trim() === '') return 0;
  if (name.toLowerCase().endsWith('.rels')) {
    const found = await relationshipsIn(xml, name);
    checkRelationships(found, name);
    return found.length;
  }
  if (name.toLowerCase().endsWith('.svg')) return readXml(xml, { part: name, most, ...pictureWatch(name) });
  return readXml(xml, { part: name, most, ...fieldWatch(name) });
}

/** A drawing may say what it is; it may define nothing, and hold no script. */
function pictureWatch(part: string) {
  return {
    doctype: (declaration: string) => {
      if (!SVG_TYPE.test(declaration)) refuseFile('file-xml-unsafe', { part });
    },
    open: ({ name, attributes }: XmlElement) => {
      const acts = name === 'script' || Object.keys(attributes).some((key) => /^on[a-z]/i.test(key));
      if (acts) refuseFile('file-has-embedded-object', { part });
    },
  };
}
