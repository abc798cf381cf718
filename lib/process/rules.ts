import {
  type ArrangementKind,
  arrangementKinds,
  type MembershipStatus,
  type OrganizationRole,
  organizationRoles,
} from '#db/vocabulary.ts';

const keyed = (word: string): string => word.toLowerCase().replaceAll(/[\s-]+/g, '-');

/** What an arrangement is called in files of sources, as the kinds of the register. */
const otherKinds: readonly [RegExp, ArrangementKind][] = [
  [/^permanent secretariat$/i, 'permanent'],
  [/^(interim|temporary) secretariat$/i, 'interim'],
  [/^(the )?chair(ing (state|government))?( acts)? as secretariat$/i, 'chair-as-secretariat'],
  [/^(regional )?support (unit|office)$/i, 'support-unit'],
  [/^(an )?(international )?organi[sz]ation( as secretariat)?$/i, 'organization'],
  [/^(joint|co-managed)( secretariat)?$/i, 'joint'],
];

/** The kind that a word of a file means; null for one that the register does not know, which the file is then told. */
export const arrangementKindOf = (said: string): ArrangementKind | null =>
  arrangementKinds.find((kind) => kind === keyed(said)) ?? otherKinds.find(([form]) => form.test(said))?.[1] ?? null;

/** The role of an organization beside the participants, as the file words it; null for any other word. */
export const organizationRoleOf = (word: string): OrganizationRole | null =>
  organizationRoles.find((role) => role === keyed(word)) ?? null;

const statusOf: Readonly<Record<OrganizationRole, MembershipStatus | null>> = {
  observer: 'observer',
  'applicant-observer': 'applicant',
  partner: null,
  'support-unit': 'observer',
};

/**
 * As what an organization of such a role takes part: whoever supports the process reads what its observers do, though no source calls it one (what
 * is inferred so is marked: SQL status_inferred). Null for a mere partner.
 */
export const statusOfRole = (word: string): MembershipStatus | null => {
  const role = organizationRoleOf(word);
  return role && statusOf[role];
};
