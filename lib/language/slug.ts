/**
 * The address of a thing with a title: its words in Latin letters, digits and hyphens with its year, and a number where that is
 * taken. Never changes once made, so that what is linked stays linked.
 */
export function slugOf(title: string, year: string, taken: (slug: string) => boolean): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .replace(/^(.{1,60})(?:-.*|$)$/, '$1');
  const stem = [words || 'item', words.includes(year) ? '' : year].filter(Boolean).join('-');
  if (!taken(stem)) return stem;
  for (let n = 2; ; n++) if (!taken(`${stem}-${n}`)) return `${stem}-${n}`;
}
