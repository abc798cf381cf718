import type { ProposalKind, ProposalStage } from '#db/vocabulary.ts';

/** Whether nothing has become of a proposal yet: it was submitted, or is kept in brackets. */
export const isOpen = ({ stage }: { stage: ProposalStage }): boolean => stage === 'submitted' || stage === 'bracketed';

type OnParagraph = { kind: ProposalKind; paragraphId: string | null };

/**
 * Whether a State cannot stand behind both of two proposals: they would have one paragraph say, or become, two things. Words for a paragraph and
 * another place for it go together; what is put in beside it, and what is remarked on it, are no position on its words.
 */
export function contradict(one: OnParagraph, other: OnParagraph): boolean {
  if (one.paragraphId === null || one.paragraphId !== other.paragraphId) return false;
  const [first, second] = [one.kind, other.kind].toSorted();
  if (first === 'delete') return second === 'delete' || second === 'move' || second === 'replace';
  return first === second && (first === 'move' || first === 'replace');
}
