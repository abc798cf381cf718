import { isHarmlessLink, schemeOf } from '#lib/upload/link.ts';
import { refuseFile } from '#lib/upload/refusal.ts';
import { attributeOf, readXml } from '#lib/upload/xml.ts';

const OBJECTS = new Set(['oleobject', 'package', 'control', 'activexcontrolbinary', 'afchunk', 'subdocument']);
const MACROS = new Set(['vbaproject', 'wordvbadata', 'attachedtoolbars']);

export type Relationship = { id: string; kind: string; target: string; external: boolean };

/** The relationships of a part: `kind` is the last segment of the type, in lower case, in either edition of the standard. */
export async function relationshipsIn(xml: string, part: string): Promise<Relationship[]> {
  const found: Relationship[] = [];
  await readXml(xml, {
    part,
    open: (element) => {
      if (element.name !== 'Relationship') return;
      found.push({
        id: attributeOf(element, 'Id') ?? '',
        kind: (attributeOf(element, 'Type') ?? '').trim().split('/').at(-1)?.toLowerCase() ?? '',
        target: (attributeOf(element, 'Target') ?? '').trim(),
        external: attributeOf(element, 'TargetMode')?.trim().toLowerCase() === 'external',
      });
    },
  });
  return found;
}

/** Refuses relationships to what is active or outside; a link waits for a click and may lead where `isHarmlessLink` says. */
export function checkRelationships(found: readonly Relationship[], part: string): void {
  for (const { kind, target, external } of found) {
    if (MACROS.has(kind)) refuseFile('file-has-macros');
    if (OBJECTS.has(kind)) refuseFile('file-has-embedded-object', { part: target });
    const leaves = external || schemeOf(target) !== undefined || /^[\\/]{2}/.test(target);
    if (!leaves) continue;
    if (kind === 'attachedtemplate') refuseFile('file-has-external-template', { link: target });
    // Everything outside but a link is fetched when the document opens, and tells who opened it.
    if (kind !== 'hyperlink' || !isHarmlessLink(target))
      refuseFile('file-has-external-content', { part, link: target });
  }
}
