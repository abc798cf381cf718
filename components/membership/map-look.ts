import type { MembershipStatus } from '#db/vocabulary.ts';
import type { ParticipantRow } from '#lib/membership/queries.ts';

export const dotted: ReadonlySet<MembershipStatus> = new Set(['applicant', 'invited']);

/** The ink of each status where it is certain. */
export const inks: Record<MembershipStatus, string> = {
  member: 'tw:fill-ink-member',
  suspended: 'tw:fill-ink-member',
  observer: 'tw:fill-ink-observer',
  withdrawn: 'tw:fill-paper',
  applicant: '',
  invited: '',
};
export const chairInk = 'tw:fill-lapis';
const edge = 'tw:stroke-ink-member tw:max-md:stroke-[1.75px]';
/** What is not certain is paler than what is, and its edge is dashed: no pattern, which would be read as strife. */
const unsureEdge = 'tw:[stroke-dasharray:4_3]';
export const pale: Record<MembershipStatus, string> = {
  member: 'tw:fill-ink-pale',
  suspended: 'tw:fill-ink-pale',
  observer: 'tw:fill-ink-paler',
  withdrawn: 'tw:fill-paper',
  applicant: 'tw:fill-paper',
  invited: 'tw:fill-paper',
};
export const frame = 'tw:fill-paper tw:stroke-rule';
/** Letters are sized in the drawing's own units, larger on a phone, so that they are 12 px or more there too. */
export const letters =
  'tw:tracking-[0.02em] tw:[dominant-baseline:central] tw:[paint-order:stroke] tw:[stroke-linejoin:round] tw:[text-anchor:middle]';
export const onPattern = 'tw:fill-ink tw:stroke-paper tw:stroke-[9px] tw:md:stroke-[6px]';

/** Letters that hide the small shape that they stand on: those of the Chair's have its ink. */
export const outside = (row: ParticipantRow | undefined): string =>
  row?.chairs ? 'tw:fill-lapis tw:stroke-paper tw:stroke-[9px] tw:md:stroke-[6px]' : onPattern;

type Look = { shape: string; text: string; fill?: string };

/** How a participant's shape is filled and edged, and how its letters stand on it. */
export function look(row: ParticipantRow): Look {
  if (row.chairs) return { shape: `${chairInk} tw:stroke-paper`, text: 'tw:fill-paper' };
  if (row.assurance !== 'certain') return { shape: `${pale[row.status]} ${edge} ${unsureEdge}`, text: 'tw:fill-ink' };
  if (dotted.has(row.status)) return { shape: edge, text: onPattern, fill: 'url(#dots)' };
  const ink = inks[row.status];
  if (row.status === 'member') return { shape: `${ink} tw:stroke-paper`, text: 'tw:fill-paper' };
  return { shape: `${ink} ${edge}`, text: 'tw:fill-ink' };
}
