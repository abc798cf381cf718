import { directionOf } from '#lib/language/formatter.ts';
import type { Column, Line, Piece, SetInstrument } from '#lib/typeset/instrument.ts';
import { emphasised, escaped } from '#lib/typeset/markup.ts';

/** How a file that stands alone looks: of one column the measure of a book, of two the width of the page. */
const style = [
  'body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.55 "Times New Roman",serif;color:#111;background:#fff}',
  'body.beside{max-width:78rem}header p,footer p{margin:.2em 0}h1,h2{line-height:1.3;text-align:center}',
  '.number{display:inline-block;min-width:2.2em}.level-2{margin-inline-start:2.2em}.level-3{margin-inline-start:4.4em}',
  '.note{margin-top:-.6em;font-size:.85em;font-style:italic}',
  'table{width:100%;border-collapse:collapse}td{width:50%;vertical-align:top;padding:0 1rem}',
  '@media print{body{margin:0;max-width:none}}',
].join('');

/**
 * An instrument as HTML that stands alone: headings are headings, each paragraph bears the name that it is linked to by (#op-3) and its
 * number in words, and says which language it is in. Two languages stand side by side, paragraph by paragraph.
 */
export function instrumentHtml(text: SetInstrument): string {
  const [language = 'en'] = text.languages;
  const isBeside = text.languages.length > 1;
  const hasTitle = text.lines.some(({ kind }) => kind === 'title');
  const head = [text.issuer, text.symbol, ...text.particulars, ...text.occasion].filter((line) => line !== '');
  const lines = isBeside
    ? `<table><tbody>${text.lines.map(row).join('\n')}</tbody></table>`
    : text.lines.map((line) => set(line, line.columns[0], language, true)).join('\n');
  return [
    `<!doctype html>\n<html lang="${escaped(language)}" dir="${directionOf(language)}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(`${text.symbol} ${text.title}`.trim())}</title><style>${style}</style></head>`,
    `<body${isBeside ? ' class="beside"' : ''}>`,
    `<header>${head.map((line) => `<p>${escaped(line)}</p>`).join('')}</header>`,
    '<main>',
    hasTitle ? '' : `<h1>${escaped(text.title)}</h1>`,
    text.subtitle ? `<p><em>${escaped(text.subtitle)}</em></p>` : '',
    lines,
    `</main><footer><p>${escaped(text.running)}</p></footer></body></html>\n`,
  ].join('\n');
}

const row = (line: Line): string =>
  `<tr id="${escaped(line.anchor)}">${line.columns
    .map(
      (column) =>
        `<td lang="${escaped(column.language)}" dir="${directionOf(column.language)}">${set(line, column, column.language, false)}</td>`,
    )
    .join('')}</tr>`;

function set(line: Line, column: Column | undefined, language: string, hasName: boolean): string {
  if (!column) return '';
  const { kind, level, anchor, change } = line;
  const tag = kind === 'title' ? 'h1' : kind === 'heading' || kind === 'annex' ? 'h2' : 'p';
  const name = hasName ? ` id="${escaped(anchor)}"` : '';
  const own =
    column.language === language ? '' : ` lang="${escaped(column.language)}" dir="${directionOf(column.language)}"`;
  const deep = kind === 'operative' && level > 1 ? ` class="level-${level}"` : '';
  const number = column.mark === null ? '' : `<span class="number">${escaped(column.mark)}</span> `;
  const words = column.pieces.map((piece) => said({ ...piece, ...(change && { change }) })).join('');
  const notes = (column.notes ?? []).map((note) => `<p${own} class="note">${escaped(note)}</p>`).join('');
  return `<${tag}${name}${own}${deep}>${number}${words}</${tag}>${notes}`;
}

function said({ text, change }: Piece): string {
  const words = emphasised(text, 'em');
  if (!change) return words;
  const tag = change.kind === 'added' ? 'ins' : 'del';
  return `<${tag} title="${escaped(change.author)}" datetime="${escaped(change.at)}">${words}</${tag}>`;
}
