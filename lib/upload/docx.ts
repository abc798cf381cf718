import { fileTypeFromBuffer } from 'file-type';
import { refuseFile } from '#lib/upload/refusal.ts';
import { turns } from '#lib/upload/turn.ts';
import { decodeXml, looksLikeXml, xmlAttributes, xmlTags, xmlText } from '#lib/upload/xml.ts';
import type { Zip, ZipPart } from '#lib/upload/zip.ts';
import { openZip } from '#lib/upload/zip.ts';

const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const OTHER_PROGRAMS = /^(?:meta-inf\/manifest\.mf|classes\d*\.dex|androidmanifest\.xml|mimetype)$/;
const MACRO_PART = /(?:^|\/)vba(?:project|data)[^/]*$/;
const OBJECT_PART = /\/(?:activex|embeddings)\//;
const OBJECT_RELATIONSHIPS = new Set([
  'oleobject',
  'package',
  'control',
  'activexcontrolbinary',
  'afchunk',
  'subdocument',
]);
const MACRO_RELATIONSHIPS = new Set(['vbaproject', 'wordvbadata', 'attachedtoolbars']);
// The last three are the legal reference systems that Russian-language documents cite by their own links.
const LINK_SCHEMES = new Set(['http', 'https', 'mailto', 'tel', 'ftp', 'consultantplus', 'garantf1', 'kodeks']);
const LONGEST_INSTRUCTION = 64 * 1024;

const isXmlName = (name: string) => /\.(?:xml|rels|vml|svg)$/i.test(name);

/**
 * Inspects bytes that begin as a zip archive as a Word document (ISO/IEC 29500). Returns when it is one that holds nothing
 * active and reaches nothing outside itself; else throws a refusal, `file-type-not-allowed` when it is another kind of archive.
 */
export async function inspectDocx(bytes: Buffer): Promise<void> {
  // A PDF reader looks for its header in the first kilobyte.
  if (bytes.subarray(0, 1024 + 5).includes('%PDF-')) refuseFile('file-polyglot');
  const zip = await openZip(bytes);
  const names = zip.parts.map((part) => part.name.toLowerCase());
  const types = await contentTypes(zip);
  if (names.some((name) => OTHER_PROGRAMS.test(name))) refuseFile('file-polyglot');
  if ([...types.values()].some((type) => /macroenabled|vbaproject|vbadata/.test(type))) refuseFile('file-has-macros');
  if (names.some((name) => MACRO_PART.test(name))) refuseFile('file-has-macros');
  await checkMainPart(zip, types);
  if (names.some((name) => OBJECT_PART.test(`/${name}`))) refuseFile('file-has-embedded-object');
  for (const part of zip.parts) await inspectPart(zip, part);
}

/** Part names and `.extension`s in lower case, each with its content type in lower case. */
async function contentTypes(zip: Zip): Promise<Map<string, string>> {
  const xml = await textOf(zip, '[content_types].xml');
  if (xml === undefined) refuseFile('file-type-not-allowed');
  const types = new Map<string, string>();
  for (const tag of xmlTags(xml)) {
    if (tag.closing || (tag.name !== 'Default' && tag.name !== 'Override')) continue;
    const attributes = xmlAttributes(tag);
    const key = tag.name === 'Default' ? `.${attributes.get('Extension')}` : attributes.get('PartName');
    types.set((key ?? '').toLowerCase(), (attributes.get('ContentType') ?? '').toLowerCase().trim());
  }
  return types;
}

async function checkMainPart(zip: Zip, types: Map<string, string>): Promise<void> {
  const xml = await textOf(zip, '_rels/.rels');
  if (xml === undefined) refuseFile('file-type-not-allowed');
  const main = (await relationships(xml)).find((one) => one.kind === 'officedocument');
  const name = `/${(main?.target ?? '').replace(/^\//, '')}`.toLowerCase();
  const type = types.get(name) ?? types.get(`.${name.split('.').at(-1)}`);
  if (type !== MAIN_TYPE) refuseFile('file-type-not-allowed');
  if (!zip.parts.some((part) => `/${part.name.toLowerCase()}` === name)) refuseFile('file-malformed');
}

async function textOf(zip: Zip, name: string): Promise<string | undefined> {
  const part = zip.parts.find((candidate) => candidate.name.toLowerCase() === name);
  return part && decodeXml((await zip.read(part, () => true)).bytes);
}

async function inspectPart(zip: Zip, part: ZipPart): Promise<void> {
  const { bytes, whole } = await zip.read(part, (head) => isXmlName(part.name) || looksLikeXml(head));
  if (whole) {
    const xml = decodeXml(bytes);
    if (part.name.toLowerCase().endsWith('.rels')) checkRelationships(await relationships(xml));
    else await checkFields(xml);
  } else if (!/\.odttf$/i.test(part.name)) {
    // An obfuscated font is random to the eye; of the rest only pictures and fonts belong in a document.
    const found = await fileTypeFromBuffer(bytes);
    if (found !== undefined && !/^(?:image|font)\//.test(found.mime)) refuseFile('file-has-embedded-object');
  }
}

type Relationship = { kind: string; target: string; external: boolean };

/** The relationships of a part: `kind` is the last segment of the type, in lower case, in either edition of the standard. */
async function relationships(xml: string): Promise<Relationship[]> {
  const found: Relationship[] = [];
  const turn = turns();
  for (const tag of xmlTags(xml)) {
    const due = turn();
    if (due) await due;
    if (tag.closing || tag.name !== 'Relationship') continue;
    const attributes = xmlAttributes(tag);
    found.push({
      kind: (attributes.get('Type') ?? '').trim().split('/').at(-1)?.toLowerCase() ?? '',
      target: (attributes.get('Target') ?? '').trim(),
      external: attributes.get('TargetMode')?.trim().toLowerCase() === 'external',
    });
  }
  return found;
}

function checkRelationships(found: Relationship[]): void {
  for (const { kind, target, external } of found) {
    if (MACRO_RELATIONSHIPS.has(kind)) refuseFile('file-has-macros');
    if (OBJECT_RELATIONSHIPS.has(kind)) refuseFile('file-has-embedded-object');
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target)?.[1]?.toLowerCase();
    const leaves = external || scheme !== undefined || /^(?:\\\\|\/\/)/.test(target);
    if (!leaves) continue;
    if (kind === 'attachedtemplate') refuseFile('file-has-external-template');
    // A link waits for a click; everything else outside is fetched when the document opens, and tells who opened it.
    const harmless =
      kind === 'hyperlink' && (scheme === undefined || LINK_SCHEMES.has(scheme)) && !/^[\\/]{2}/.test(target);
    if (!harmless) refuseFile('file-has-external-content');
  }
}

/** Refuses fields that start a program (DDE, DDEAUTO), also when split over runs or written as references. */
async function checkFields(xml: string): Promise<void> {
  let instructions = '';
  let from = -1;
  if (!/instrText|fldSimple/.test(xml)) return;
  const turn = turns();
  for (const tag of xmlTags(xml)) {
    const due = turn();
    if (due) await due;
    if (tag.name === 'fldSimple' && !tag.closing) instructions += ` ${xmlAttributes(tag).get('instr') ?? ''} `;
    if (tag.name === 'fldChar') instructions += ' ';
    if (tag.name !== 'instrText') continue;
    if (tag.closing && from !== -1)
      instructions += xmlText(xml.slice(from, Math.min(tag.start, from + LONGEST_INSTRUCTION)));
    from = tag.closing ? -1 : tag.end;
  }
  if (/(?:^|\s)DDE(?:AUTO)?\s/i.test(instructions)) refuseFile('file-has-command-field');
}
