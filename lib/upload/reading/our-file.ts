import { propertyNames } from '#lib/typeset/instrument.ts';
import { inlinesIn } from '#lib/upload/reading/carries.ts';
import type { Opened } from '#lib/upload/reading/docx.ts';
import { allBelow, attribute, treeOf, wordsOf } from '#lib/upload/reading/tree.ts';

/** What a DOCX says of how we made it: whether it is a rolling text, and the languages of its columns; none where it does not say them. */
export async function ourFile({ parts, blocks }: Opened): Promise<{ isRolling: boolean; languages: string[] }> {
  const said = new Map<string, string>();
  for (const xml of parts.properties.filter((one) => one.includes(propertyNames.madeOf)))
    for (const node of allBelow((await treeOf(xml, 'properties', 2000)).root))
      if (node.name === 'property') said.set(attribute(node, 'name') ?? '', wordsOf(node).trim());
  const madeOf = said.get(propertyNames.madeOf);
  return {
    isRolling: madeOf === undefined ? hasBrackets(blocks) : madeOf === 'rolling',
    languages: (said.get(propertyNames.languages) ?? '')
      .split(' ')
      .filter((tag) => /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(tag)),
  };
}

/** Where a program left out the properties: words put in that begin with a bracket and the name of whoever put them in are those of a rolling text. */
function hasBrackets(blocks: Opened['blocks']): boolean {
  for (const one of inlinesIn(blocks))
    if (one.kind === 'text' && one.change?.kind === 'ins' && one.change.author !== '') {
      const behind = one.text.trimStart();
      const name = `[${one.change.author}`;
      if (behind.startsWith(name) && /^(?::| \()/.test(behind.slice(name.length))) return true;
    }
  return false;
}
