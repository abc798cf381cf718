import { type Capacity, delegationRoles, type Role } from '#db/vocabulary.ts';
import type { Act } from '#lib/act/acts.ts';

/** The areas that are entered rather than acted in. */
export const areas = [
  'enterDesk',
  'keepDelegation',
  'enterStaff',
  'readRecord',
  'keepAccounts',
  'enterOwnAccount',
] as const;
export type Area = (typeof areas)[number];

/** Who asks or acts, as far as the policy looks at it. */
export type PolicyActor = {
  capacities: ReadonlySet<Capacity>;
  accountId: string | null;
  /** A State's alpha-3 code, or 'org:' and an organization's acronym; null for the secretariat and the public. */
  participant: string | null;
  /** The offices that the actor's State holds today, by their keys. */
  offices: ReadonlySet<string>;
};

/** What the policy asks of the subject of an act: whose it is, of which office, and which account it is. */
export type About = {
  participant?: string | null;
  office?: string | null;
  accountId?: string | null;
  /** The role of an account that is the subject. */
  role?: Role | null;
  /** Whether nobody acts as head of the delegation that it is about. */
  headless?: boolean;
};

/**
 * What a cell may ask beside the capacity: named, pure, and put into words by messages/<language>/policy.json. The subject is loaded and locked
 * before it is asked.
 */
export const predicates = {
  ownAccount: ({ accountId }: PolicyActor, about: About) => accountId !== null && about.accountId === accountId,
  ownDelegation: ({ participant }: PolicyActor, about: About) =>
    participant !== null && about.participant === participant,
  /** Where nobody acts as head, the national coordinator clears what the delegation says (domain: Review round). */
  ownDelegationWithoutHead: (actor: PolicyActor, about: About) =>
    about.headless === true && predicates.ownDelegation(actor, about),
  /** A national coordinator keeps the accounts of the own delegation, and never one as high as their own (domain: Account). */
  ownDelegatesAccount: (actor: PolicyActor, about: About) =>
    predicates.ownDelegation(actor, about) &&
    delegationRoles.some((role) => role === about.role) &&
    about.accountId !== actor.accountId,
  chairsTheOffice: ({ offices }: PolicyActor, { office }: About) => typeof office === 'string' && offices.has(office),
} as const;
export type Predicate = keyof typeof predicates;

export type Cell = 'always' | 'never' | Predicate;
export type PolicyRow = Partial<Record<Capacity, Cell>>;
type Row = PolicyRow;

const register: Row = { secretariat: 'always', system: 'always' };
const accounts: Row = { administrator: 'always', coordinator: 'ownDelegatesAccount', system: 'always' };
const staff: Row = { secretariat: 'always', administrator: 'always' };
const own: Row = { holder: 'ownAccount' };
/** Those who lead a negotiation: the secretariat, and whoever holds the office that chairs it. */
const lead: Row = { ...register, chairing: 'chairsTheOffice' };
/** What a delegation prepares among itself. */
const delegates: Row = { member: 'ownDelegation', observer: 'ownDelegation', bodyMember: 'ownDelegation' };
/** What is said for a State: by its head of delegation, or by the national coordinator where there is none. */
const speaks: Row = {
  head: 'ownDelegation',
  coordinator: 'ownDelegationWithoutHead',
  observer: 'ownDelegation',
  system: 'always',
};
/** What either of the two says for a State at once. */
const objects: Row = { head: 'ownDelegation', coordinator: 'ownDelegation', system: 'always' };

/**
 * Who may do what: rows are acts and areas, columns are capacities as the register gives them on the day. What stands
 * nowhere is refused. Rendered to docs/who-may-do-what.md; a test fails when the two differ.
 */
export const policy: Record<Act | Area, Row> = {
  enterDesk: { member: 'always', observer: 'always', chairing: 'always', bodyMember: 'always' },
  keepDelegation: { coordinator: 'always' },
  enterStaff: { secretariat: 'always', administrator: 'always' },
  readRecord: { secretariat: 'always', administrator: 'always' },
  keepAccounts: { administrator: 'always' },
  enterOwnAccount: { holder: 'always' },
  signIn: { system: 'always' },
  signOut: { system: 'always' },
  recordMembership: register,
  correctMembership: register,
  annulMembership: register,
  addState: register,
  addOrganization: register,
  correctNames: register,
  annulParticipant: register,
  recordClaim: register,
  acceptClaim: register,
  citeSource: register,
  withdrawCitation: register,
  correctSource: register,
  removeSource: register,
  correctLaunch: register,
  recordTerm: register,
  correctTerm: register,
  annulTerm: register,
  declineTerm: register,
  extendTerm: register,
  addBody: register,
  correctBody: register,
  annulBody: register,
  recordBodyMember: register,
  endBodyMember: register,
  correctBodyMember: register,
  annulBodyMember: register,
  addOffice: register,
  correctOffice: register,
  annulOffice: register,
  designateChair: register,
  confirmHandOver: register,
  recordArrangement: register,
  correctArrangement: register,
  correctArrangementStep: register,
  annulArrangementStep: register,
  annulArrangement: register,
  addConference: register,
  reviseConference: register,
  correctConference: register,
  announceConference: register,
  openConference: register,
  closeConference: register,
  postponeConference: register,
  cancelConference: register,
  takeBackStep: register,
  annulConference: register,
  addAgendaItem: register,
  correctAgendaItem: register,
  moveAgendaItem: register,
  removeAgendaItem: register,
  recordStatement: register,
  correctStatement: register,
  moveStatement: register,
  annulStatement: register,
  addDocument: register,
  addLanguageVersion: register,
  editDocument: register,
  replaceLanguageVersion: register,
  removeLanguageVersion: register,
  reviewDocument: register,
  returnDocument: register,
  clearDocument: register,
  issueDocument: register,
  withdrawDocument: register,
  correctDocument: register,
  changeAccess: register,
  addText: register,
  editText: register,
  withdrawText: register,
  cutRevision: lead,
  openRound: lead,
  extendRound: lead,
  closeRound: lead,
  saveProposalDraft: delegates,
  readReturnedFile: delegates,
  removeProposalDraft: delegates,
  submitProposal: speaks,
  recordProposal: register,
  supportProposal: speaks,
  endSupport: speaks,
  withdrawProposal: speaks,
  replyToRound: { ...speaks, secretariat: 'always' },
  keepNote: delegates,
  removeNote: delegates,
  agreeParagraph: lead,
  takeProposal: lead,
  mergeProposals: lead,
  keepBracketed: lead,
  returnProposal: lead,
  noteComment: lead,
  reopenParagraph: lead,
  showParagraph: lead,
  adoptText: lead,
  proposeSilence: lead,
  extendSilence: lead,
  withdrawSilence: lead,
  breakSilence: objects,
  recordLateObjection: register,
  attachPosition: speaks,
  addCommitment: register,
  correctCommitment: register,
  supersedeCommitment: register,
  withdrawCommitment: register,
  reportProgress: { ...objects, secretariat: 'always' },
  returnReport: register,
  acceptReport: register,
  publishReport: register,
  scheduleReport: register,
  publishAdopted: register,
  publishOutcome: register,
  correctOutcome: register,
  withdrawOutcome: register,
  reinstateOutcome: register,
  publishNews: register,
  correctNews: register,
  withdrawNews: register,
  reinstateNews: register,
  scheduleNews: register,
  callOffNews: register,
  openAccount: accounts,
  disableAccount: accounts,
  enableAccount: accounts,
  renewSignIn: accounts,
  retryMail: staff,
  dropMail: staff,
  pruneRegister: { system: 'always' },
  removeOrphanFiles: { system: 'always' },
  remindOfRound: { system: 'always' },
  remindOfSilence: { system: 'always' },
  remindOfCommitment: { system: 'always' },
  tellOfSilence: { system: 'always' },
  sendDigest: { system: 'always' },
  endSessions: accounts,
  liftSignInLock: accounts,
  acceptInvitation: { system: 'always' },
  changePassword: own,
  changeSecondFactor: own,
  endOwnSession: own,
  sealSecrets: { system: 'always' },
  loadProcess: { system: 'always' },
};

/** Does a cell of the table hold for this actor and subject? A cell that is not there is a refusal. */
export function holds(cell: Cell | undefined, actor: PolicyActor, about: About): boolean {
  if (cell === undefined || cell === 'never') return false;
  return cell === 'always' || predicates[cell](actor, about);
}

/** Gives the capacity by which the actor may do it to this subject, the first of the table's that allows; null is a refusal. */
export function allows(actor: PolicyActor, act: Act | Area, about: About = {}): Capacity | null {
  for (const capacity of actor.capacities) if (holds(policy[act][capacity], actor, about)) return capacity;
  return null;
}

/** May the actor enter, or act on this subject? What pages offer and commands allow is this one answer. */
export function can(actor: PolicyActor, act: Act | Area, about: About = {}): boolean {
  return allows(actor, act, about) !== null;
}

/** Before the subject is known: may the actor do it to any (`always`), to some (`depends`), or to none (`never`)? */
export function reach(actor: PolicyActor, act: Act | Area): 'always' | 'depends' | 'never' {
  const cells = [...actor.capacities].map((capacity) => policy[act][capacity]);
  if (cells.includes('always')) return 'always';
  return cells.some((cell) => cell !== undefined && cell !== 'never') ? 'depends' : 'never';
}
