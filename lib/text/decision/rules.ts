import type { ParagraphDecision } from '#db/vocabulary.ts';
import type { OpenProposal } from '#lib/text/bracket/rules.ts';
import { inserted, marked, moved, orderFault, type Paragraph, withPoints } from '#lib/text/rules.ts';

/** Why a proposal cannot be taken as it is. */
export type TakingFault = 'proposal-lost' | 'proposal-not-in-original' | 'move-into-itself' | 'text-level-orphan';

/**
 * The text with one proposal taken: exactly what it says. Its paragraph is agreed no longer. Words in other languages that came with it
 * are those of its translation; the rest fall behind.
 */
export function taken(
  paragraphs: readonly Paragraph[],
  proposal: OpenProposal,
  original: string,
): Paragraph[] | TakingFault {
  const { kind, paragraphId, after, words } = proposal;
  const at = paragraphs.find(({ id }) => id === paragraphId);
  if (kind !== 'insert' && !at) return 'proposal-lost';
  const result = take();
  if (typeof result === 'string') return result;
  return orderFault(result)?.code ?? result;

  function take(): Paragraph[] | TakingFault {
    if (kind === 'comment') return [...paragraphs];
    if (kind === 'delete') {
      const gone = new Set(withPoints(paragraphs, paragraphId ?? ''));
      return paragraphs.filter((one) => !gone.has(one));
    }
    if (kind === 'move') return moved(paragraphs, paragraphId ?? '', after) ?? 'move-into-itself';
    if (!words?.[original]) return 'proposal-not-in-original';
    const translates = Object.fromEntries(
      Object.keys(words)
        .filter((tag) => tag !== original)
        .map((tag) => [tag, words[original] ?? '']),
    );
    if (kind === 'insert') {
      if (after !== null && !paragraphs.some(({ id }) => id === after)) return 'proposal-lost';
      const made = { id: proposal.id, kind: proposal.paragraphKind ?? 'operative', level: proposal.level ?? 1, words };
      return inserted(paragraphs, after, { ...made, translates });
    }
    // The translation that came with a proposal is of its words, whatever it says.
    return paragraphs.map((one) => (one.id === paragraphId ? reworded(one, words, original, Object.keys(words)) : one));
  }
}

/**
 * A paragraph with other words. A translation says what the original says where it was given anew, or where `stand` names it: it was looked at
 * and stays right. One that stays as it was is behind as soon as the original moves on.
 */
export function reworded(
  paragraph: Paragraph,
  words: Record<string, string>,
  original: string,
  stand: readonly string[] = [],
): Paragraph {
  const { agreed: _, ...rest } = paragraph;
  const next = { ...rest.words, ...words };
  const aligned = Object.keys(next).filter(
    (tag) => tag !== original && (next[tag] !== paragraph.words[tag] || stand.includes(tag)),
  );
  return {
    ...rest,
    words: next,
    translates: { ...rest.translates, ...Object.fromEntries(aligned.map((tag) => [tag, next[original] ?? ''])) },
  };
}

/**
 * The agreed paragraph whose words a proposal would change or strike: its own, or a point that would go with it. Null where it touches none:
 * what is moved keeps its words, and stays agreed. What is agreed ad referendum is open again only by a decision of its own (decision 043).
 */
export function agreedUnder(
  paragraphs: readonly Paragraph[],
  { kind, paragraphId }: Pick<OpenProposal, 'kind' | 'paragraphId'>,
): Paragraph | null {
  if (kind !== 'replace' && kind !== 'delete') return null;
  const touched = withPoints(paragraphs, paragraphId ?? '');
  return (kind === 'delete' ? touched : touched.slice(0, 1)).find(({ agreed }) => agreed) ?? null;
}

type Decided = { paragraphId: string; decision: ParagraphDecision; decidedAt: string };

/** A paragraph that had been agreed and was struck since the last revision. */
export type Struck = {
  paragraph: Paragraph;
  /** The number that it had. */
  mark: string | null;
  /** The paragraph that it stood behind, of those that still stand; null where it stood before all of them. */
  after: string | null;
  at: string | null;
};

/** Agreements that hold no longer. */
export type Agreements = {
  /** Paragraphs that stand and were agreed once, with the instant since which they are so no longer. */
  lapsed: Record<string, string>;
  struck: Struck[];
};

/**
 * Which agreements ad referendum hold no longer: of paragraphs that were opened again or changed since, and of those of the last revision that
 * the text has no more. `decisions` are all of the text, the first first.
 */
export function agreementsLapsed(
  decisions: readonly Decided[],
  last: readonly Paragraph[],
  paragraphs: readonly Paragraph[],
  language: string,
): Agreements {
  const once = new Set(last.flatMap(({ id, agreed }) => (agreed ? [id] : [])));
  const ended = new Map<string, string>();
  const changed = new Map<string, string>();
  for (const { paragraphId, decision, decidedAt } of decisions) {
    if (decision === 'agreed') {
      once.add(paragraphId);
      ended.delete(paragraphId);
    } else if (decision === 'reopened' || decision === 'taken' || decision === 'merged') {
      if (!ended.has(paragraphId)) ended.set(paragraphId, decidedAt);
      changed.set(paragraphId, decidedAt);
    }
  }
  const lapsed = Object.fromEntries(
    paragraphs.flatMap(({ id, agreed }) => {
      const at = ended.get(id);
      return !agreed && at && once.has(id) ? [[id, at]] : [];
    }),
  );
  const stand = new Set(paragraphs.map(({ id }) => id));
  const marks = new Map(marked(last, language).map(({ paragraph, mark }) => [paragraph.id, mark]));
  const struck = last.flatMap((paragraph, at): Struck[] => {
    if (stand.has(paragraph.id) || !once.has(paragraph.id)) return [];
    const behind = last.slice(0, at).findLast(({ id }) => stand.has(id));
    return [
      {
        paragraph,
        mark: marks.get(paragraph.id) ?? null,
        after: behind?.id ?? null,
        at: changed.get(paragraph.id) ?? null,
      },
    ];
  });
  return { lapsed, struck };
}
