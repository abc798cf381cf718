import type { Capacity } from '#db/vocabulary.ts';

/** What the office does, in the office's verbs: one union types the policy, the commands, the record and the messages. */
export const acts = [
  'signIn',
  'signOut',
  'recordMembership',
  'recordClaim',
  'holdClaim',
  'recordTerm',
  'designateChair',
  'confirmHandOver',
  'recordArrangement',
  'addConference',
  'reviseConference',
  'announceConference',
  'openConference',
  'closeConference',
  'cancelConference',
  'addAgendaItem',
  'addDocument',
  'addLanguageVersion',
  'clearDocument',
  'issueDocument',
  'withdrawDocument',
  'publishOutcome',
  'publishNews',
  'openAccount',
  'disableAccount',
  'enableAccount',
  'renewSignIn',
  'loadProcess',
] as const;
export type Act = (typeof acts)[number];

/** The areas that are entered rather than acted in. */
export const areas = ['enterDesk', 'enterStaff', 'readRecord', 'keepAccounts'] as const;
export type Area = (typeof areas)[number];

type Cell = 'always' | 'never';
type Row = Partial<Record<Capacity, Cell>>;

const register: Row = { secretariat: 'always', system: 'always' };
const accounts: Row = { administrator: 'always', system: 'always' };

/**
 * Who may do what: rows are acts and areas, columns are capacities as the register gives them on the day. What stands
 * nowhere is refused. Rendered to docs/who-may-do-what.md; a test fails when the two differ.
 */
export const policy: Record<Act | Area, Row> = {
  enterDesk: { member: 'always', observer: 'always', chairing: 'always' },
  enterStaff: { secretariat: 'always', administrator: 'always' },
  readRecord: { secretariat: 'always', administrator: 'always' },
  keepAccounts: { administrator: 'always' },
  signIn: { system: 'always' },
  signOut: { system: 'always' },
  recordMembership: register,
  recordClaim: register,
  holdClaim: register,
  recordTerm: register,
  designateChair: register,
  confirmHandOver: register,
  recordArrangement: register,
  addConference: register,
  reviseConference: register,
  announceConference: register,
  openConference: register,
  closeConference: register,
  cancelConference: register,
  addAgendaItem: register,
  addDocument: register,
  addLanguageVersion: register,
  clearDocument: register,
  issueDocument: register,
  withdrawDocument: register,
  publishOutcome: register,
  publishNews: register,
  openAccount: accounts,
  disableAccount: accounts,
  enableAccount: accounts,
  renewSignIn: accounts,
  loadProcess: { system: 'always' },
};

/** Gives the capacity by which the actor may do it, the first of the table's columns that allows; null is a refusal. */
export function allows(capacities: ReadonlySet<Capacity>, act: Act | Area): Capacity | null {
  for (const capacity of capacities) if (policy[act][capacity] === 'always') return capacity;
  return null;
}

/** May the actor enter or act? */
export function can(actor: { capacities: ReadonlySet<Capacity> }, act: Act | Area): boolean {
  return allows(actor.capacities, act) !== null;
}
