import type { ProposalKind } from '#db/vocabulary.ts';
import { type Change, changesBetween } from '#lib/language/word-diff.ts';
import {
  type Behind,
  bracketed,
  isNear,
  type OpenProposal,
  type Option,
  type Segment,
} from '#lib/text/bracket/rules.ts';
import { inserted, type Marked, markedSince, type Paragraph, wordsIn } from '#lib/text/rules.ts';

export type RollingParagraph = Omit<Marked, 'paragraph'> & {
  /** `text` stands in the text; `inserted` is proposed; `arrival` is where a paragraph would be moved to. */
  kind: 'text' | 'inserted' | 'arrival';
  paragraph: Paragraph;
  /** The language that its words are in. */
  language: string;
  segments: Segment[];
  /** Whole paragraphs that would take its place: “3 alt.”. */
  alternatives: Option[];
  /** Who would delete it. */
  deletedBy: Behind | null;
  /** Who would have it elsewhere, and behind which paragraph. */
  movedBy: (Behind & { after: string | null })[];
  comments: Option[];
  /** Of what is proposed: by whom. */
  proposedBy: Behind | null;
  /** Of an arrival: which paragraph would stand here. */
  from: string | null;
};

/** Whether somebody would have the words of a paragraph otherwise, or gone. */
export const isContested = ({ deletedBy, alternatives, segments }: RollingParagraph): boolean =>
  deletedBy !== null || alternatives.length > 0 || segments.some(({ kind }) => kind !== 'same');

export type RollingText = {
  paragraphs: RollingParagraph[];
  /** Proposals on what is not in the text any more: shown beside it, never dropped. */
  lost: OpenProposal[];
};

type Compile = {
  /** The text as it stands now. */
  paragraphs: readonly Paragraph[];
  /** The last revision: its numbers hold until the next. */
  last: readonly Paragraph[];
  original: string;
  language: string;
  proposals: readonly OpenProposal[];
  /** The place of each participant in the protocol's order; whoever is not there comes last, by key. */
  order: ReadonlyMap<string, number>;
};

/**
 * The rolling text, compiled from the text and the proposals that are open: words that differ in square brackets with those who propose
 * them, the same words of two States once, whole alternatives, what is inserted, deleted and moved. In which order proposals came changes
 * nothing. Every one of them can be read whole out of it (`rebuilt`).
 */
export function compiled({ paragraphs, last, original, language, proposals, order }: Compile): RollingText {
  const rank = (key: string) => order.get(key) ?? Number.MAX_SAFE_INTEGER;
  const byProtocol = (a: string, b: string) => rank(a) - rank(b) || compareText(a, b);
  const behind = (all: readonly OpenProposal[]): Behind => ({
    proponents: [...new Set(all.flatMap(({ proponents }) => proponents))].sort(byProtocol),
    proposals: all.map(({ id }) => id).sort(),
  });
  const sorted = proposals
    .map((one) => ({ one, by: one.proponents.toSorted(byProtocol), said: JSON.stringify(one.words) }))
    .sort(
      (a, b) => comparedLists(a.by, b.by, byProtocol) || compareText(a.said, b.said) || compareText(a.one.id, b.one.id),
    )
    .map(({ one }) => one);
  const known = new Set(paragraphs.map(({ id }) => id));
  const on = grouped(
    sorted.filter(({ kind, paragraphId }) => kind !== 'insert' && paragraphId !== null && known.has(paragraphId)),
    ({ paragraphId }) => paragraphId ?? '',
  );
  const lost = sorted.filter(
    ({ kind, paragraphId }) => kind !== 'insert' && (paragraphId === null || !known.has(paragraphId)),
  );
  const arriving = sorted.filter(
    ({ kind, paragraphId }) => kind === 'insert' || (kind === 'move' && known.has(paragraphId ?? '')),
  );
  /** The words of a proposal in the language of the page, or else in its own. */
  const said = (one: OpenProposal): { text: string; language: string } => {
    const own = one.words?.[language];
    if (own !== undefined) return { text: own, language };
    return { text: one.words?.[one.language] ?? '', language: one.language };
  };
  const options = (all: readonly OpenProposal[], of: string): Option[] =>
    [...grouped(all, (one) => JSON.stringify(said(one))).values()].map((same) => {
      const [first] = same;
      const { text, language: spoken } = first ? said(first) : { text: '', language: of };
      return { ...behind(same), text, language: spoken === of ? null : spoken };
    });

  const bare = (paragraph: Paragraph): Omit<RollingParagraph, 'mark' | 'anchor'> => {
    const { text, language: spoken } = wordsIn(paragraph, language, original);
    return {
      kind: 'text',
      paragraph,
      language: spoken,
      segments: text ? [{ kind: 'same', text }] : [],
      alternatives: [],
      deletedBy: null,
      movedBy: [],
      comments: [],
      proposedBy: null,
      from: null,
    };
  };

  /** What stands in the text, with all that is proposed on it. */
  const standing = (paragraph: Paragraph): Omit<RollingParagraph, 'mark' | 'anchor'> => {
    const mine = on.get(paragraph.id) ?? [];
    const plain = bare(paragraph);
    if (mine.length === 0) return plain;
    const of = (kind: ProposalKind) => mine.filter((one) => one.kind === kind);
    const base = wordsIn(paragraph, language, original);
    const near: { proposal: OpenProposal; changes: readonly Change[] }[] = [];
    const far: OpenProposal[] = [];
    for (const one of of('replace')) {
      const words = one.words?.[base.language];
      const changes = words === undefined ? null : changesBetween(base.text, words, base.language);
      // What changes nothing any more, as the text came to say it, is still shown with who said it.
      if (!changes?.length || words === undefined || !isNear(base.text, words, changes, base.language)) far.push(one);
      else near.push({ proposal: one, changes });
    }
    const deleting = of('delete');
    return {
      ...plain,
      segments: bracketed(base.text, base.language, near, behind),
      alternatives: options(far, base.language),
      deletedBy: deleting.length > 0 ? behind(deleting) : null,
      movedBy: [...grouped(of('move'), ({ after }) => after ?? '').values()].map((same) => ({
        ...behind(same),
        after: same[0]?.after ?? null,
      })),
      comments: options(of('comment'), language),
    };
  };

  // What is proposed stands behind the paragraph that it follows, the whole block of a paragraph that has points.
  const proposed = new Map<string, Omit<RollingParagraph, 'mark' | 'anchor'>>();
  let ordered: Paragraph[] = [...paragraphs];
  const placeOf = (after: string | null): string | null => (after !== null && known.has(after) ? after : null);
  const groups = [
    ...grouped(arriving, (one) =>
      JSON.stringify([
        one.kind,
        one.after,
        one.kind === 'move' ? one.paragraphId : [said(one), one.paragraphKind, one.level],
      ]),
    ).values(),
  ];
  for (const same of groups.toReversed()) {
    const [first] = same;
    if (!first) continue;
    const of = behind(same);
    const id = of.proposals[0] ?? first.id;
    const isMove = first.kind === 'move';
    const source = isMove ? paragraphs.find((one) => one.id === first.paragraphId) : undefined;
    const paragraph: Paragraph = source
      ? { ...source, id: `to-${id}` }
      : {
          id,
          kind: first.paragraphKind ?? 'operative',
          level: first.level ?? 1,
          words: first.words ?? {},
        };
    const { text, language: spoken } = isMove ? wordsIn(paragraph, language, original) : said(first);
    proposed.set(paragraph.id, {
      ...bare(paragraph),
      kind: isMove ? 'arrival' : 'inserted',
      language: spoken,
      segments: text ? [{ kind: 'same', text }] : [],
      proposedBy: of,
      from: source?.id ?? null,
    });
    ordered =
      first.after !== null && !known.has(first.after)
        ? [...ordered, paragraph]
        : inserted(ordered, placeOf(first.after), paragraph);
  }
  // Where something would be moved to bears no number of its own: it is said which paragraph that is.
  const arrivals = new Map(
    [...proposed.values()].flatMap(({ kind, paragraph, from }) =>
      kind === 'arrival' ? [[paragraph.id, from] as const] : [],
    ),
  );
  const numbers = new Map(
    markedSince(
      ordered.filter(({ id }) => !arrivals.has(id)),
      last,
      language,
    ).map((one) => [one.paragraph.id, one]),
  );
  return {
    paragraphs: ordered.map((paragraph) => {
      const own = numbers.get(paragraph.id);
      const of = arrivals.get(paragraph.id);
      return {
        ...(proposed.get(paragraph.id) ?? standing(paragraph)),
        mark: own ? own.mark : ((of && numbers.get(of)?.mark) ?? null),
        anchor: own ? own.anchor : `to-${of}`,
      };
    }),
    lost,
  };
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function comparedLists(a: readonly string[], b: readonly string[], by: (a: string, b: string) => number): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = by(a[i] ?? '', b[i] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function grouped<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const name = key(one);
    const there = groups.get(name);
    if (there) there.push(one);
    else groups.set(name, [one]);
  }
  return groups;
}

/** Reads one proposal whole out of the compiled text: the words that it would have the paragraph say. Null of what has no words there. */
export function rebuilt({ paragraphs }: RollingText, id: string): string | null {
  for (const { segments, alternatives, proposedBy, kind, comments } of paragraphs) {
    const whole = [...alternatives, ...comments].find(({ proposals }) => proposals.includes(id));
    if (whole) return whole.text;
    if (kind === 'inserted' && proposedBy?.proposals.includes(id))
      return segments.map((one) => (one.kind === 'same' ? one.text : one.base)).join('');
    const isHere = segments.some(
      (one) => one.kind === 'bracket' && one.options.some(({ proposals }) => proposals.includes(id)),
    );
    if (isHere)
      return segments
        .map((one) =>
          one.kind === 'same'
            ? one.text
            : (one.options.find(({ proposals }) => proposals.includes(id))?.text ?? one.base),
        )
        .join('');
  }
  return null;
}
