import type { Block, BlockParagraph, BlockTable, Change, Inline } from '#lib/upload/reading/document.ts';
import { mathMlOf, wordsOfMath } from '#lib/upload/reading/math.ts';
import type { Unshown } from '#lib/upload/reading/text.ts';

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Notes and comments of a document, by their ids: what each says, and of a comment whose it is. */
export type Notes = Record<
  'footnote' | 'endnote' | 'comment',
  ReadonlyMap<string, { author: string; blocks: Block[] }>
>;

type Page = { blocks: Block[]; headers: Block[][]; footers: Block[][]; notes: Notes };

/** Writes a document as HTML; what a page does not show of it is named in its place by a word in brackets, and listed. */
export function pageOf({ blocks, headers, footers, notes }: Page): { html: string; unshown: Unshown[] } {
  const unshown = new Set<Unshown>();
  const cited: { of: keyof Notes; id: string }[] = [];

  const inline = (one: Inline): string => {
    if (one.kind === 'text') return textOf(one, unshown);
    if (one.kind === 'note') return noteMark(one);
    if (one.kind === 'math') {
      const mathMl = mathMlOf(one.node);
      if (mathMl === null) unshown.add('equations');
      return changed(mathMl ?? `<code>${escapeHtml(wordsOfMath(one.node))}</code>`, one.change);
    }
    if (one.kind === 'bookmark' || one.kind === 'bookmark-end' || one.kind === 'box') return '';
    unshown.add(one.what);
    return one.words ? `<code>${escapeHtml(one.words)}</code>` : '';
  };

  const noteMark = ({ of, id }: { of: keyof Notes; id: string }): string => {
    if (!notes[of].has(id)) return '';
    const at = cited.findIndex((one) => one.of === of && one.id === id);
    if (at < 0) cited.push({ of, id });
    const number = at < 0 ? cited.length : at + 1;
    return `<sup><a id="note-ref-${number}" href="#note-${number}">[${number}]</a></sup>`;
  };

  const paragraph = ({ inlines, label, style, end, isRtl }: BlockParagraph): string => {
    if (label?.kind === 'number' && !label.isKnown) unshown.add('numbered');
    const isHeading = style.heading !== undefined;
    const said = joined(inlines, isHeading);
    const inner = said.map((one, at) => inline(one) + whoseEnds(one, said[at + 1])).join('');
    // A box is a block: it stands behind the paragraph that it hangs from.
    const boxes = inlines.flatMap((one) => (one.kind === 'box' ? `<aside>${html(one.blocks)}</aside>` : [])).join('');
    if (inner.trim() === '' && !label) return boxes;
    const number = label?.kind === 'number' ? `<span>${escapeHtml(label.text)}</span> ` : '';
    const tag = isHeading
      ? `h${Math.min(6, Math.max(2, (style.heading ?? 0) + 1))}`
      : label?.kind === 'point'
        ? 'li'
        : 'p';
    return `<${tag}${isRtl ? ' dir="rtl"' : ''}>${number}${inner}${changed('¶', end)}${end ? whose(end) : ''}</${tag}>${boxes}`;
  };

  const html = (all: readonly Block[]): string => {
    let said = '';
    let isList = false;
    for (const block of all) {
      const isPoint = block.kind === 'paragraph' && block.label?.kind === 'point';
      if (isPoint !== isList) said += isPoint ? '<ul>' : '</ul>';
      isList = isPoint;
      said += block.kind === 'table' ? table(block) : paragraph(block);
    }
    return isList ? `${said}</ul>` : said;
  };

  const table = ({ rows }: BlockTable): string => {
    const places = rows.map(({ cells }) => {
      let at = 0;
      return cells.map((cell) => {
        const from = at;
        at += cell.columns;
        return { cell, from };
      });
    });
    const rowsBelow = (row: number, from: number) => {
      let more = 1;
      while (places[row + more]?.some(({ cell, from: place }) => place === from && cell.goesOn)) more += 1;
      return more;
    };
    const set = (row: BlockTable['rows'][number], at: number) => {
      const tag = row.isHead ? 'th' : 'td';
      const cells = (places[at] ?? []).map(({ cell, from }) => {
        if (cell.goesOn) return '';
        const [wide, high] = [cell.columns, rowsBelow(at, from)];
        const spans = `${wide > 1 ? ` colspan="${wide}"` : ''}${high > 1 ? ` rowspan="${high}"` : ''}`;
        return `<${tag}${spans}>${html(cell.blocks)}</${tag}>`;
      });
      const mark = row.change ? `<th>${changed('¶', row.change)}${whose(row.change)}</th>` : '';
      return `<tr>${cells.join('')}${mark}</tr>`;
    };
    const head = rows.findIndex(({ isHead }) => !isHead);
    const top = head < 0 ? rows.length : head;
    const [first, rest] = [
      rows.slice(0, top).map(set).join(''),
      rows
        .slice(top)
        .map((row, at) => set(row, at + top))
        .join(''),
    ];
    return `<table>${first && `<thead>${first}</thead>`}${rest && `<tbody>${rest}</tbody>`}</table>`;
  };

  const above = once(headers.map(html)).map((one) => `<header>${one}</header>`);
  const body = html(blocks);
  const below = once(footers.map(html)).map((one) => `<footer>${one}</footer>`);
  let list = '';
  // A note may cite another: the list grows as it is written.
  for (let at = 0; at < cited.length; at += 1) {
    const { of, id } = cited[at] ?? { of: 'footnote', id: '' };
    const note = notes[of].get(id);
    const who = note?.author ? `<strong>${escapeHtml(note.author)}:</strong> ` : '';
    list += `<li id="note-${at + 1}">${who}${html(note?.blocks ?? [])} <a href="#note-ref-${at + 1}">↑</a></li>`;
  }
  return {
    html: `${above.join('')}${body}${list && `<section><ol>${list}</ol></section>`}${below.join('')}`,
    unshown: [...unshown],
  };
}

/** Whose a change is, behind it: what only a pointer shows is not read. */
const whose = ({ author }: Change): string => (author ? `<small>[${escapeHtml(author)}]</small>` : '');

const changeOf = (one: Inline | undefined): Change | null =>
  one?.kind === 'text' || one?.kind === 'math' ? one.change : null;

/** Who made a change, once, where the last of its words stand. */
function whoseEnds(one: Inline, next: Inline | undefined): string {
  const [here, there] = [changeOf(one), changeOf(next)];
  if (!here || (there?.kind === here.kind && there.author === here.author)) return '';
  return whose(here);
}

/** Words of one look in one piece; a heading is bold by itself. */
function joined(inlines: readonly Inline[], isHeading: boolean): Inline[] {
  const all: Inline[] = [];
  for (const one of inlines) {
    const last = all.at(-1);
    const next = isHeading && one.kind === 'text' ? { ...one, bold: false } : one;
    const isSame =
      last?.kind === 'text' &&
      next.kind === 'text' &&
      JSON.stringify({ ...last, text: '' }) === JSON.stringify({ ...next, text: '' });
    if (isSame) all[all.length - 1] = { ...last, text: last.text + next.text };
    // A mark says nothing to a reader.
    else if (next.kind !== 'bookmark' && next.kind !== 'bookmark-end') all.push(next);
  }
  return all;
}

/** The header of the first page and of the others are often the same. */
const once = (all: readonly string[]): string[] => [...new Set(all.filter((one) => one !== ''))];

function changed(html: string, change: Change | null): string {
  if (!change) return html === '¶' ? '' : html;
  if (html === '') return html;
  const time = change.at && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z?$/.test(change.at) ? ` datetime="${change.at}"` : '';
  const who = change.author ? ` title="${escapeHtml(change.author)}"` : '';
  return `<${change.kind}${who}${time}>${html}</${change.kind}>`;
}

function textOf(one: Extract<Inline, { kind: 'text' }>, unshown: Set<Unshown>): string {
  if (one.hidden) {
    if (one.text.trim() !== '') unshown.add('hidden');
    return '';
  }
  let html = escapeHtml(one.text).replaceAll('\n', '<br>');
  if (one.script) html = `<${one.script}>${html}</${one.script}>`;
  if (one.italic) html = `<em>${html}</em>`;
  if (one.bold) html = `<strong>${html}</strong>`;
  if (one.struck && one.text.trim() !== '') html = `<s>${html}</s>`;
  if (one.link !== null) html = `<a href="${escapeHtml(one.link)}">${html}</a>`;
  return changed(html, one.change);
}
