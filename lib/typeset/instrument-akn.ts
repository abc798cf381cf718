import type { Line, SetInstrument } from '#lib/typeset/instrument.ts';
import { emphasised, escaped } from '#lib/typeset/markup.ts';

/** What Akoma Ntoso says of a work beside its words. */
export type AknWork = {
  /** The path of the work among its publisher's, without slashes at its ends: ap/2026/l-1. */
  path: string;
  /** Whose work it is, as naming goes there: `un`, or the code of an organization. */
  authority: string;
  /** The date of this revision, and of this file (ISO 8601). */
  date: string;
  version: string;
  /** What kind of instrument it is: declaration, decision. */
  name: string;
};

const namespace = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';

/**
 * An instrument in one language as Akoma Ntoso 3: a statement with its preface, preamble, numbered body and annexes, each paragraph with
 * an eId by its number and a GUID by what it is. Of an instrument in several languages it is the first; each is a file of its own.
 */
export function instrumentAkn(text: SetInstrument, work: AknWork): string {
  const language = text.languages[0] ?? 'en';
  const first = text.lines.findIndex(({ kind }) => kind === 'annex');
  const annexAt = text.lines.flatMap(({ kind }, at) => (kind === 'annex' ? [at] : []));
  const own = first < 0 ? text.lines : text.lines.slice(0, first);
  const attachments = annexAt.map((from, at) => {
    const [head, ...lines] = text.lines.slice(from, annexAt[at + 1]);
    if (!head) return '';
    const number = mark(head) === null ? '' : `<num>${escaped(mark(head) ?? '')}</num>`;
    return `<attachment eId="att_${at + 1}"${guid(head)}>${number}<heading>${words(head)}</heading><statement name="annex">${metaOf(work, language, `/annex_${at + 1}`)}<mainBody>${body(lines)}</mainBody></statement></attachment>`;
  });
  const titles = own.filter(({ kind }) => kind === 'title');
  const rest = own.filter(({ kind }) => kind !== 'title');
  const opening = rest.findIndex(({ kind }) => kind !== 'preambular');
  const preamble = opening < 0 ? rest : rest.slice(0, opening);
  const title =
    titles.length > 0
      ? titles.map((one) => `<p${guid(one)}><docTitle>${words(one)}</docTitle></p>`).join('')
      : `<p><docTitle>${escaped(text.title)}</docTitle></p>`;
  const particulars = [...text.particulars, ...text.occasion].map((line) => `<p>${escaped(line)}</p>`).join('');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<akomaNtoso xmlns="${namespace}"><statement name="${escaped(work.name)}" contains="originalVersion">`,
    metaOf(work, language, ''),
    `<preface><p><docProponent>${escaped(text.issuer)}</docProponent></p>`,
    text.symbol && `<p><docNumber>${escaped(text.symbol)}</docNumber></p>`,
    `${particulars}${title}</preface>`,
    preamble.length > 0 ? `<preamble><recitals>${preamble.map(recital).join('')}</recitals></preamble>` : '',
    `<mainBody>${body(opening < 0 ? [] : rest.slice(opening))}</mainBody>`,
    attachments.length > 0 ? `<attachments>${attachments.join('')}</attachments>` : '',
    '</statement></akomaNtoso>\n',
  ].join('');
}

const wordsOf = ({ columns }: Line): string =>
  (columns[0]?.pieces ?? []).map(({ text, change }) => (change?.kind === 'removed' ? '' : text)).join('');
const words = (line: Line): string => emphasised(wordsOf(line), 'i');
const mark = ({ columns }: Line): string | null => columns[0]?.mark ?? null;
const guid = ({ id }: Line): string => (id === null ? '' : ` GUID="id-${escaped(id)}"`);
const recital = (line: Line) => `<recital eId="${eIdOf(line)}"${guid(line)}><p>${words(line)}</p></recital>`;

/** The name of a paragraph as the naming convention has it, from the one that it is linked to by: op-3-a-ii, annex-1-op-2. */
function eIdOf({ anchor }: Line): string {
  const [, annex, number, letter, deep] =
    /^(?:annex-(\d+)-)?op-(\d+)(?:-([a-z]+))?(?:-([ivxlc]+))?$/.exec(anchor) ?? [];
  if (!number) return escaped(anchor.replaceAll('-', '_').replaceAll(/\s/g, '_'));
  const parts = [annex && `att_${annex}`, `para_${number}`, letter && `point_${letter}`, deep && `indent_${deep}`];
  return parts.filter(Boolean).join('__');
}

const elements = ['paragraph', 'point', 'indent'] as const;

/** The numbered body: sections where headings are, points in their paragraphs. */
function body(lines: readonly Line[]): string {
  let said = '';
  let isSection = false;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (!line) break;
    if (line.kind === 'heading' || line.kind === 'title') {
      said += `${isSection ? '</section>' : ''}<section eId="${eIdOf(line)}"${guid(line)}><heading>${words(line)}</heading>`;
      isSection = true;
      at += 1;
    } else if (line.kind === 'operative') {
      const after = lines.slice(at + 1);
      const end = after.findIndex(({ kind, level }) => kind !== 'operative' || level <= line.level);
      const points = end < 0 ? after : after.slice(0, end);
      said += numbered(line, points);
      at += 1 + points.length;
    } else {
      said += `<hcontainer name="preambular" eId="${eIdOf(line)}"${guid(line)}><content><p>${words(line)}</p></content></hcontainer>`;
      at += 1;
    }
  }
  const whole = isSection ? `${said}</section>` : said;
  // A body holds something, be it empty.
  return whole || '<p/>';
}

function numbered(line: Line, points: readonly Line[]): string {
  const element = elements[line.level - 1] ?? 'paragraph';
  const number = mark(line) === null ? '' : `<num>${escaped(mark(line) ?? '')}</num>`;
  const inner =
    points.length > 0
      ? `<intro><p>${words(line)}</p></intro>${body(points)}`
      : `<content><p>${words(line)}</p></content>`;
  return `<${element} eId="${eIdOf(line)}"${guid(line)}>${number}${inner}</${element}>`;
}

/** Work, expression and manifestation: the document, its language, its file. */
function metaOf({ path, authority, date, version, name }: AknWork, language: string, part: string): string {
  const code = threeLetters(language);
  const work = `/akn/${authority}/statement/${path}`;
  const expression = `${work}/${code}@${version}`;
  const level = (element: string, uri: string, more: string) =>
    `<${element}><FRBRthis value="${escaped(`${uri}/!main${part}`)}"/><FRBRuri value="${escaped(uri)}"/><FRBRdate date="${escaped(date)}" name="${escaped(name)}"/><FRBRauthor href="#secretariat"/>${more}</${element}>`;
  return [
    '<meta><identification source="#secretariat">',
    level('FRBRWork', work, `<FRBRcountry value="${escaped(authority)}"/>`),
    level('FRBRExpression', expression, `<FRBRlanguage language="${code}"/>`),
    level('FRBRManifestation', `${expression}.xml`, ''),
    '</identification>',
    // Who made it is named once, for the annexes too.
    part === ''
      ? '<references source="#secretariat"><TLCOrganization eId="secretariat" href="/akn/ontology/organization/secretariat" showAs="Secretariat"/></references>'
      : '',
    '</meta>',
  ].join('');
}

/** The language as Akoma Ntoso names it: three letters of ISO 639-2; of one that has none there, its own tag. */
const threeLetters = (language: string): string => iso639[language.split('-')[0] ?? ''] ?? language;
const iso639: Record<string, string> = {
  ...{ ar: 'ara', az: 'aze', en: 'eng', es: 'spa', fa: 'fas', fr: 'fra', hy: 'hye', ka: 'kat', kk: 'kaz', ky: 'kir' },
  ...{
    mn: 'mon',
    ps: 'pus',
    pt: 'por',
    ru: 'rus',
    tg: 'tgk',
    tk: 'tuk',
    tr: 'tur',
    uk: 'ukr',
    ur: 'urd',
    uz: 'uzb',
    zh: 'zho',
  },
};
