import type { OpenProposal } from '#lib/text/bracket/rules.ts';
import { inserted, moved, orderFault, type Paragraph, withPoints } from '#lib/text/rules.ts';

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
    return paragraphs.map((one) => (one.id === paragraphId ? reworded(one, words, original) : one));
  }
}

/** A paragraph with other words: in the original, with the translations that came with them; those of before are behind now. */
export function reworded(paragraph: Paragraph, words: Record<string, string>, original: string): Paragraph {
  const { agreed: _, ...rest } = paragraph;
  const next = { ...rest.words, ...words };
  const given = Object.keys(words).filter((tag) => tag !== original);
  return {
    ...rest,
    words: next,
    translates: { ...rest.translates, ...Object.fromEntries(given.map((tag) => [tag, next[original] ?? ''])) },
  };
}
