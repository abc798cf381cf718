/** How a text stands, as far as it decides what awaits whoever leads it. */
export type Standing = {
  revision: number | null;
  withdrawn: boolean;
  adoptedAt: string | null;
  /** Whether an outcome makes public what was adopted, or none ever will, as of an exercise. */
  isPublished: boolean;
  silenceUntil: string | null;
  round: { kind: 'proposals' | 'comments'; closesAt: string; isTaking: boolean } | null;
  /** Proposals that are open, and comments that nobody has noted. */
  open: number;
  comments: number;
};

/** What awaits whoever leads a text: what runs, until when; what is to be decided, of how many; or the next step. */
export type Awaited = {
  why: 'silence' | 'round' | 'replies' | 'proposals' | 'comments' | 'draft' | 'next' | 'publish';
  until: string | null;
  count: number;
};

/** What awaits whoever leads a text, the Chair's office and the secretariat alike; null where nothing does. */
export function awaitedOf(text: Standing): Awaited | null {
  const is = (why: Awaited['why'], until: string | null = null, count = 0): Awaited => ({ why, until, count });
  const { round } = text;
  if (text.withdrawn) return null;
  if (text.adoptedAt !== null) return text.isPublished ? null : is('publish');
  if (text.silenceUntil !== null) return is('silence', text.silenceUntil);
  if (text.revision === null) return is('draft');
  // A round of comments takes replies that come late, until it is closed.
  if (round?.isTaking) return is(round.kind === 'comments' ? 'replies' : 'round', round.closesAt);
  if (text.open > 0) return is('proposals', null, text.open);
  if (text.comments > 0) return is('comments', null, text.comments);
  return is('next');
}
