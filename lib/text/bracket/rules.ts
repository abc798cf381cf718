import type { ProposalKind } from '#db/vocabulary.ts';
import { ownEmphasis } from '#lib/language/emphasis.ts';
import { type Change, wordCount, wordsOf, wordsWithin } from '#lib/language/word-diff.ts';
import type { Paragraph } from '#lib/text/rules.ts';

/** A proposal that is open, as far as the rolling text looks at it. */
export type OpenProposal = {
  id: string;
  kind: ProposalKind;
  paragraphId: string | null;
  after: string | null;
  paragraphKind: Paragraph['kind'] | null;
  level: 1 | 2 | 3 | null;
  words: Record<string, string> | null;
  language: string;
  /** The keys of those who stand behind it. */
  proponents: readonly string[];
};

/** Who stands behind something, in the protocol's order, by which proposals. */
export type Behind = { proponents: string[]; proposals: string[] };

/** Words of one option; its language where that is not the one of the page. */
export type Option = Behind & { text: string; language: string | null };

/** A run of words that all agree on, or words of which some would have others: `base` stands in the text now. */
export type Segment = { kind: 'same'; text: string } | { kind: 'bracket'; base: string; options: Option[] };

/** Below this share of words that stay, what is proposed is read more easily as another paragraph than as changes. */
const aliveShare = 0.4;

/** Whether enough words stay for changes to be read in their place. */
export function isNear(before: string, after: string, changes: readonly Change[], language: string): boolean {
  const all = wordCount(before, language);
  const gone = changes.reduce((sum, { from, to }) => sum + wordsWithin(before, language, from, to), 0);
  const longer = Math.max(all, wordCount(after, language));
  return longer === 0 || (all - gone) / longer >= aliveShare;
}

/**
 * Puts the changes of several proposals into one line: where they meet they are one pair of brackets, in which each proposal that changes
 * anything there is an option, and those that say the same are one.
 */
export function bracketed(
  base: string,
  language: string,
  proposals: readonly { proposal: OpenProposal; changes: readonly Change[] }[],
  behind: (all: readonly OpenProposal[]) => Behind,
): Segment[] {
  const words = wordsOf(base, language);
  const regions = regionsOf(proposals.flatMap(({ changes }) => changes));
  const segments: Segment[] = [];
  const same = (text: string) => {
    if (text) segments.push({ kind: 'same', text });
  };
  let at = 0;
  for (const { from, to } of regions) {
    same(words.slice(at, from).join(''));
    const options = new Map<string, OpenProposal[]>();
    for (const { proposal, changes } of proposals) {
      const here = changes.filter(
        (change) => change.from >= from && change.to <= to && (from === to || !touchesOnly(change, from, to)),
      );
      if (here.length === 0) continue;
      let text = '';
      let place = from;
      for (const change of here) {
        text += words.slice(place, change.from).join('') + change.words;
        place = change.to;
      }
      text += words.slice(place, to).join('');
      options.set(text, [...(options.get(text) ?? []), proposal]);
    }
    const base = words.slice(from, to).join('');
    // A space that all of them begin or end with is outside the brackets.
    const all = [base, ...options.keys()];
    const lead = all.every((one) => one.startsWith(' ')) ? 1 : 0;
    const trail = all.every((one) => one.length > lead && one.endsWith(' ')) ? 1 : 0;
    const inner = (one: string) => one.slice(lead, one.length - trail);
    if (lead) same(' ');
    segments.push({
      kind: 'bracket',
      base: inner(base),
      options: [...options].map(([one, by]) => ({ ...behind(by), text: inner(one), language: null })),
    });
    if (trail) same(' ');
    at = to;
  }
  same(words.slice(at).join(''));
  return segments;
}

/** Segments to be shown: what is emphasised on both sides of a bracket says so on both, and an option as its proposal has it. */
export function shownSegments(segments: readonly Segment[]): Segment[] {
  const said = (proposal?: string) =>
    segments.map((one) =>
      one.kind === 'same'
        ? one.text
        : (one.options.find(({ proposals }) => proposal && proposals.includes(proposal))?.text ?? one.base),
    );
  const base = said();
  if (!segments.some((one) => one.kind === 'bracket' && one.options.some(({ text }) => text.includes('*'))))
    if (!base.some((text) => text.includes('*'))) return [...segments];
  const own = ownEmphasis(base);
  return segments.map((one, at) => {
    const text = own[at] ?? '';
    if (one.kind === 'same') return { ...one, text };
    return {
      ...one,
      base: text,
      options: one.options.map((option) => ({
        ...option,
        text: ownEmphasis(said(option.proposals[0]))[at] ?? option.text,
      })),
    };
  });
}

/** An insertion at the very edge of words that others change is beside them, not among them. */
const touchesOnly = (change: Change, from: number, to: number): boolean =>
  change.from === change.to && (change.from === from || change.to === to);

/** The runs of words that any change touches: changes that share a word are one run, insertions at one place too. */
function regionsOf(changes: readonly Change[]): { from: number; to: number }[] {
  const regions: { from: number; to: number }[] = [];
  const spans = changes.filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from);
  for (const { from, to } of spans) {
    const last = regions.at(-1);
    if (last && from < last.to) last.to = Math.max(last.to, to);
    else regions.push({ from, to });
  }
  const points = [...new Set(changes.filter(({ from, to }) => from === to).map(({ from }) => from))].filter(
    (at) => !regions.some(({ from, to }) => from < at && at < to),
  );
  return [...regions, ...points.map((at) => ({ from: at, to: at }))].toSorted((a, b) => a.from - b.from || a.to - b.to);
}
