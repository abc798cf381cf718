import type { RoundKind } from '#db/vocabulary.ts';

/**
 * What a reader may do with a text now: `draft` proposals of any kind, `redraft` those that were begun, as an observer prepare a `comment` alone,
 * `speak` for the State on what it stands behind, `answer` for a State that wrote by letter.
 */
export type Right =
  | 'lead'
  | 'edit'
  | 'draft'
  | 'redraft'
  | 'submit'
  | 'speak'
  | 'record'
  | 'comment'
  | 'reply'
  | 'answer'
  | 'note';

/** As what a delegation takes part; null where it does not. */
export type Entitlement = 'member' | 'observer' | null;

/** How a text stands, as far as it decides what may be done with it. */
export type Standing = {
  office: string;
  revision: number | null;
  adoptedAt: string | null;
  withdrawn: boolean;
  silenceUntil: string | null;
  /** As what the reader's delegation takes part in the conference of the text on the day. */
  entitledToday: Entitlement;
  /** The head of the reader's delegation is somebody's account. */
  headed: boolean;
  /** The last round of comments, closed or not; null where there was none. */
  lastComments: object | null;
  openRound: { kind: RoundKind; isTaking: boolean; closesAt: string; entitled: Entitlement } | null;
};

/** As what a delegation takes part in a round: as when it opened, and as an observer where it is but one since; null of who is neither. */
export const entitledNow = (round: { entitled: Entitlement } | null, today: Entitlement): Entitlement =>
  !round?.entitled || !today ? null : round.entitled === 'observer' ? 'observer' : today;

/** Until when, and why, a draft waits for the head of its delegation to submit it. */
export type DraftWaits = {
  why: 'proposals' | 'comments' | 'between' | 'silence' | 'over' | 'notEntitled';
  /** The instant that is named with it. */
  until: string | null;
};

/** What is true of a draft that its reader cannot submit now. */
export function draftWaits({
  adoptedAt,
  withdrawn,
  silenceUntil,
  entitledToday,
  openRound,
}: Omit<Standing, 'office' | 'revision' | 'headed' | 'lastComments'>): DraftWaits {
  if (adoptedAt !== null || withdrawn) return { why: 'over', until: null };
  if (silenceUntil !== null) return { why: 'silence', until: silenceUntil };
  if (!openRound?.isTaking) return { why: 'between', until: null };
  if (openRound.kind === 'comments') return { why: 'comments', until: null };
  if (!entitledNow(openRound, entitledToday)) return { why: 'notEntitled', until: null };
  return { why: 'proposals', until: openRound.closesAt };
}
