import { type AccessLevel, type Capacity, type DocumentStage, type Nature, natures } from '#db/vocabulary.ts';

/**
 * A symbol: prefix, body and ordinal (or year where the ordinal is not known), nature, serial, then what it is to another:
 * AP/MC.3/L.1/Rev.1 · AP/SOM/2026/INF.2 · AP/SOM.8/4. Rev. replaces, Add. supplements, Corr. corrects.
 */
export type Symbol = {
  prefix: string;
  body: string;
  ordinal: number | null;
  year: number | null;
  nature: Nature;
  serial: number;
  suffixes: { kind: 'Rev' | 'Add' | 'Corr'; number: number }[];
};

const FORM =
  /^([A-Z][A-Z0-9-]{0,11})\/([A-Z]{1,6})(?:\.([1-9]\d{0,2})|\/([12]\d{3}))\/(?:(L|INF|CRP|WP|R)\.)?([1-9]\d{0,3})((?:\/(?:Rev|Add|Corr)\.[1-9]\d{0,2})*)$/;

/** Reads a symbol; null when it is none. `formatSymbol(parseSymbol(s))` is `s`. */
export function parseSymbol(text: string): Symbol | null {
  const match = FORM.exec(text);
  if (!match) return null;
  const [, prefix = '', body = '', ordinal, year, nature, serial, suffixes = ''] = match;
  return {
    prefix,
    body,
    ordinal: ordinal ? Number(ordinal) : null,
    year: year ? Number(year) : null,
    nature: natures.find((known) => known === nature) ?? 'plain',
    serial: Number(serial),
    suffixes: [...suffixes.matchAll(/\/(Rev|Add|Corr)\.(\d+)/g)].map(([, kind, number]) => ({
      kind: kind === 'Rev' ? 'Rev' : kind === 'Add' ? 'Add' : 'Corr',
      number: Number(number),
    })),
  };
}

/** Writes a symbol as the office does. */
export function formatSymbol(symbol: Symbol): string {
  const { prefix, body, ordinal, year, nature, serial, suffixes } = symbol;
  const meeting = ordinal === null ? `${body}/${year}` : `${body}.${ordinal}`;
  const own = nature === 'plain' ? `${serial}` : `${nature}.${serial}`;
  return [prefix, meeting, own, ...suffixes.map(({ kind, number }) => `${kind}.${number}`)].join('/');
}

const suffixOrder = { Add: 1, Corr: 2, Rev: 3 } as const;

/** The office's order, not the alphabet's: by body and meeting, nature, serial as a number, then Add., Corr. and Rev. behind their own. */
export function compareSymbols(a: string, b: string): number {
  const left = parseSymbol(a);
  const right = parseSymbol(b);
  if (!left || !right) return left ? -1 : right ? 1 : a < b ? -1 : a > b ? 1 : 0;
  return (
    compareText(left.prefix, right.prefix) ||
    compareText(left.body, right.body) ||
    (left.ordinal ?? left.year ?? 0) - (right.ordinal ?? right.year ?? 0) ||
    natures.indexOf(left.nature) - natures.indexOf(right.nature) ||
    left.serial - right.serial ||
    compareSuffixes(left.suffixes, right.suffixes)
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compareSuffixes(a: Symbol['suffixes'], b: Symbol['suffixes']): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const left = a[i];
    const right = b[i];
    if (!left || !right) return left ? 1 : -1;
    const order = suffixOrder[left.kind] - suffixOrder[right.kind] || left.number - right.number;
    if (order !== 0) return order;
  }
  return 0;
}

type Meeting = Pick<Symbol, 'prefix' | 'body' | 'ordinal' | 'year'>;

/** Whether a symbol is of this meeting. */
export const isOf = (symbol: Symbol, meeting: Meeting): boolean =>
  symbol.prefix === meeting.prefix &&
  symbol.body === meeting.body &&
  symbol.ordinal === meeting.ordinal &&
  symbol.year === meeting.year;

/** The next free symbol of a nature at a meeting: one more than the highest serial ever used, so that none is used twice. */
export function proposeSymbol(meeting: Meeting, nature: Nature, used: readonly string[]): string {
  const serials = used
    .map(parseSymbol)
    .filter((symbol) => symbol !== null)
    .filter((symbol) => isOf(symbol, meeting) && symbol.nature === nature)
    .map(({ serial }) => serial);
  return formatSymbol({ ...meeting, nature, serial: Math.max(0, ...serials) + 1, suffixes: [] });
}

/** The next revision of a document: AP/SOM.8/L.1 → AP/SOM.8/L.1/Rev.1 → …/Rev.2. Null when the text is no symbol. */
export function proposeRevision(of: string, used: readonly string[]): string | null {
  const symbol = parseSymbol(of);
  if (!symbol) return null;
  const base = { ...symbol, suffixes: symbol.suffixes.filter(({ kind }) => kind !== 'Rev') };
  const numbers = used
    .map(parseSymbol)
    .filter((one) => one !== null)
    .filter(
      (one) =>
        formatSymbol({ ...one, suffixes: one.suffixes.filter(({ kind }) => kind !== 'Rev') }) === formatSymbol(base),
    )
    .map((one) => one.suffixes.findLast(({ kind }) => kind === 'Rev')?.number ?? 0);
  return formatSymbol({ ...base, suffixes: [...base.suffixes, { kind: 'Rev', number: Math.max(0, ...numbers) + 1 }] });
}

/** The life of a document. Issued ones are superseded or withdrawn, never unissued; until then all may be taken back to the draft. */
const moves: Record<DocumentStage, readonly DocumentStage[]> = {
  draft: ['under-review', 'cleared', 'withdrawn'],
  'under-review': ['draft', 'cleared', 'withdrawn'],
  cleared: ['draft', 'issued', 'withdrawn'],
  issued: ['superseded', 'withdrawn'],
  superseded: ['withdrawn'],
  withdrawn: [],
};

/** May a document go from one stage to another? */
export const mayMove = (from: DocumentStage, to: DocumentStage): boolean => moves[from].includes(to);

/** May a document of this stage be edited: its title, symbol, access, mark, item and files? What is cleared is first taken back. */
export const mayEdit = (stage: DocumentStage): boolean => stage === 'draft' || stage === 'under-review';

/** Is a document of this stage in circulation, so that it is put right by acts that say why? */
export const isCirculated = (stage: DocumentStage): boolean => stage === 'issued' || stage === 'superseded';

/** May a document of this stage take another language version? What was circulated stays; a translation may follow it. */
export const mayTakeVersion = (stage: DocumentStage): boolean =>
  mayEdit(stage) || stage === 'cleared' || stage === 'issued';

/** What a symbol says that is odd: refused, or asked once more. Null where nothing is. */
export type SymbolFault =
  | { code: 'symbol-without-base' | 'symbol-revision-skips'; params: { base: string; next: string }; asked: false }
  | { code: 'symbol-skips'; params: { next: string }; asked: true };

/** Is it a symbol that ends with a Rev.: of a document that takes another's place? */
export const isRevision = (symbol: string | null): symbol is string => symbol !== null && /\/Rev\.\d+$/.test(symbol);

/** The symbol of the document that a Rev., Add. or Corr. belongs to: AP/SOM.8/L.1/Rev.2 → AP/SOM.8/L.1. Null for one that stands alone. */
export function baseOf(text: string): string | null {
  const symbol = parseSymbol(text);
  if (!symbol || symbol.suffixes.length === 0) return null;
  return formatSymbol({ ...symbol, suffixes: symbol.suffixes.slice(0, -1) });
}

/**
 * Judges a new symbol by those that are used: a Rev., Add. or Corr. has a base, a Rev. is the next of it, and a serial that leaves numbers
 * out is asked once more, since all that is proposed afterwards goes on from there.
 */
export function symbolFault(text: string, used: readonly string[]): SymbolFault | null {
  const symbol = parseSymbol(text);
  if (!symbol) return null;
  const base = baseOf(text);
  if (base) {
    const last = symbol.suffixes.at(-1);
    if (!used.includes(base))
      return {
        code: 'symbol-without-base',
        params: { base, next: proposeSymbol(symbol, symbol.nature, used) },
        asked: false,
      };
    const next = proposeRevision(base, used);
    if (last?.kind === 'Rev' && next && text !== next)
      return { code: 'symbol-revision-skips', params: { base, next }, asked: false };
    if (!last || last.kind === 'Rev') return null;
    const numbers = used.flatMap((one) => {
      const of = baseOf(one) === base ? parseSymbol(one)?.suffixes.at(-1) : null;
      return of?.kind === last.kind ? [of.number] : [];
    });
    const due = Math.max(0, ...numbers) + 1;
    if (last.number <= due) return null;
    return { code: 'symbol-skips', params: { next: `${base}/${last.kind}.${due}` }, asked: true };
  }
  const next = proposeSymbol(symbol, symbol.nature, used);
  const due = parseSymbol(next)?.serial ?? symbol.serial;
  return symbol.serial > due ? { code: 'symbol-skips', params: { next }, asked: true } : null;
}

/** Why an actor may see a document: what the page says beside it. Null when they may not. */
export function accessReason(
  document: { access: AccessLevel; delegation: string | null; body: string; stage: DocumentStage; wasIssued?: boolean },
  actor: { capacities: ReadonlySet<Capacity>; participant: string | null; bodies: ReadonlySet<string> },
): AccessLevel | null {
  if (actor.capacities.has('secretariat')) return 'secretariat';
  // Of what was withdrawn its readers see the notice; `wasIssued` says that it had any.
  if (!isCirculated(document.stage) && !(document.stage === 'withdrawn' && document.wasIssued)) return null;
  const member = actor.capacities.has('member') || actor.capacities.has('chairing');
  const participant = member || actor.capacities.has('observer');
  if (document.access === 'public') return 'public';
  if (document.access === 'participants') return participant ? 'participants' : null;
  if (document.access === 'members') return member ? 'members' : null;
  if (document.access === 'body') return actor.bodies.has(document.body) ? 'body' : null;
  if (document.access === 'delegation')
    return participant && document.delegation === actor.participant ? 'delegation' : null;
  return null;
}
