import { locales } from '#messages/locales.ts';

/** Every closed vocabulary of the register, as plain values: the only file of db/ that a component may import. */

export { locales };
export type Locale = (typeof locales)[number];

export const precisions = ['day', 'month', 'year'] as const;
export type Precision = (typeof precisions)[number];

/** How a date bounds a period: it is the day itself, the day is no later or no earlier than it, or nobody knows it. */
export const boundKinds = ['at', 'not-later', 'not-earlier', 'unknown'] as const;
export type BoundKind = (typeof boundKinds)[number];

export const membershipStatuses = ['applicant', 'invited', 'observer', 'member', 'suspended', 'withdrawn'] as const;
export type MembershipStatus = (typeof membershipStatuses)[number];

export const organizationRoles = ['observer', 'applicant-observer', 'partner', 'support-unit'] as const;
export type OrganizationRole = (typeof organizationRoles)[number];

export const termStages = ['offered', 'designated', 'incumbent', 'completed', 'declined'] as const;
export type TermStage = (typeof termStages)[number];

/** As what a participant belongs to a body. Only its members have what is issued to it. */
export const bodyParts = ['member', 'observer'] as const;
export type BodyPart = (typeof bodyParts)[number];

export const arrangementKinds = [
  'permanent',
  'interim',
  'chair-as-secretariat',
  'support-unit',
  'organization',
  'joint',
] as const;
export type ArrangementKind = (typeof arrangementKinds)[number];

export const arrangementStages = [
  'offered',
  'accepted',
  'agreement-signed',
  'in-force',
  'terminated',
  'declined',
] as const;
export type ArrangementStage = (typeof arrangementStages)[number];

/** What a party of an arrangement does for the secretariat: gives it its seat, or does its work. */
export const arrangementParts = ['hosts', 'runs'] as const;
export type ArrangementPart = (typeof arrangementParts)[number];

export const conferenceStages = ['planned', 'announced', 'postponed', 'open', 'closed', 'cancelled'] as const;
export type ConferenceStage = (typeof conferenceStages)[number];

/** Stands in the symbols of an exercise where a body's code stands in others: no body may have it. */
export const exerciseCode = 'EX';

/** What a search of the public side finds, in the order in which its kinds are offered. */
export const searchKinds = [
  'conference',
  'outcome',
  'document',
  'news',
  'state',
  'organization',
  'body',
  'term',
  'arrangement',
  'commitment',
  'source',
  'page',
] as const;
export type SearchKind = (typeof searchKinds)[number];

/**
 * What could be read of a released file, for the search: all of it, its beginning, no words (a picture of pages), nothing because it is too long, is
 * damaged or locked, is not there, or is held back by the scanner.
 */
export const fileTextStates = ['read', 'partly', 'no-words', 'too-long', 'unreadable', 'missing', 'held-back'] as const;
export type FileTextState = (typeof fileTextStates)[number];

export const conferenceModes = ['in-person', 'online', 'hybrid'] as const;
export type ConferenceMode = (typeof conferenceModes)[number];

/** Natures of a document, in the office's order: a plain document first, then L., INF., CRP., WP., R. */
export const natures = ['plain', 'L', 'INF', 'CRP', 'WP', 'R'] as const;
export type Nature = (typeof natures)[number];

export const distributions = ['general', 'limited', 'restricted'] as const;
export type Distribution = (typeof distributions)[number];

export const accessLevels = ['public', 'participants', 'members', 'body', 'delegation', 'secretariat'] as const;
export type AccessLevel = (typeof accessLevels)[number];

export const documentStages = ['draft', 'under-review', 'cleared', 'issued', 'superseded', 'withdrawn'] as const;
export type DocumentStage = (typeof documentStages)[number];

export const versionKinds = ['original', 'official', 'unofficial', 'machine'] as const;
export type VersionKind = (typeof versionKinds)[number];

/** What a virus scanner said of a file; `unscanned` where none has looked at it. */
export const scanStates = ['unscanned', 'clean', 'refused'] as const;
export type ScanState = (typeof scanStates)[number];

/** The kinds of outcome of a process that has no words of its own for them. */
export const outcomeKinds = [
  'declaration',
  'action-plan',
  'framework',
  'decision',
  'modalities',
  'communique',
  'chairs-summary',
  'report',
  'joint-statement',
  'co-chairs-statement',
  'closing-statement',
  'conclusions',
  'recommendations',
  'strategy',
  'programme',
  'road-map',
  'terms-of-reference',
  'work-plan',
  'other',
] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

export const roles = [
  'delegate',
  'head-of-delegation',
  'national-coordinator',
  'observer',
  'chair',
  'secretariat',
  'administrator',
] as const;
export type Role = (typeof roles)[number];
/** The roles whose accounts a national coordinator keeps. */
export const delegationRoles = ['delegate', 'head-of-delegation', 'observer'] as const satisfies readonly Role[];

/** What an account may act as on a day, resolved from the register (columns of the policy table). */
export const capacities = [
  'public',
  'holder',
  'member',
  'observer',
  'applicant',
  'chairing',
  'bodyMember',
  'coordinator',
  'head',
  'secretariat',
  'administrator',
  'system',
] as const;
export type Capacity = (typeof capacities)[number];

/** The parts of a text: its title, its headings, paragraphs that say why (unnumbered), those that say what is to be done, an annex. */
export const paragraphKinds = ['title', 'heading', 'preambular', 'operative', 'annex'] as const;
export type ParagraphKind = (typeof paragraphKinds)[number];

/** Who may see a text that is negotiated: never the public, which sees what was adopted. */
export const textAccessLevels = ['participants', 'members', 'body'] as const satisfies readonly AccessLevel[];
export type TextAccess = (typeof textAccessLevels)[number];

/** What a review round asks for: proposals on the text, or written comments by a deadline. */
export const roundKinds = ['proposals', 'comments'] as const;
export type RoundKind = (typeof roundKinds)[number];

/** What a State answers in a round of comments that has nothing to say, or has. */
export const replyKinds = ['comments', 'no-objection'] as const;
export type ReplyKind = (typeof replyKinds)[number];

export const proposalKinds = ['insert', 'delete', 'replace', 'move', 'comment'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** What became of a proposal. `bracketed` stays open over the next revision; `returned` has a reason. A draft is a row of its delegation alone. */
export const proposalStages = ['submitted', 'bracketed', 'agreed', 'noted', 'returned', 'withdrawn'] as const;
export type ProposalStage = (typeof proposalStages)[number];

/** What the Chair establishes of a paragraph. */
export const paragraphDecisions = ['agreed', 'taken', 'merged', 'bracketed', 'noted', 'returned', 'reopened'] as const;
export type ParagraphDecision = (typeof paragraphDecisions)[number];

/** How a text is adopted: established by the Chair at a meeting, or by silence until an instant. */
export const adoptionWays = ['consensus', 'silence'] as const;
export type AdoptionWay = (typeof adoptionWays)[number];

/** What breaks a silence: an objection, or an amendment proposed. */
export const objectionKinds = ['objection', 'amendment'] as const;
export type ObjectionKind = (typeof objectionKinds)[number];

/** What a State attaches to what was adopted, for good. */
export const positionKinds = ['explanation', 'interpretation', 'reservation', 'disassociation'] as const;
export type PositionKind = (typeof positionKinds)[number];

/** What a State says of its part in a commitment. */
export const progressStatuses = ['not-begun', 'under-way', 'done'] as const;
export type ProgressStatus = (typeof progressStatuses)[number];

/** What became of a progress report: sent in, sent back with a reason, taken as it is, or shown to the public. */
export const reportStages = ['submitted', 'returned', 'accepted', 'published'] as const;
export type ReportStage = (typeof reportStages)[number];

/** What became of a commitment: derived from its reports and the day, never stored. */
export const commitmentStatuses = ['open', 'under-way', 'done', 'overdue', 'superseded'] as const;
export type CommitmentStatus = (typeof commitmentStatuses)[number];

/** The nouns a claim may be about: one mechanism for every disagreement between sources. */
export const claimNouns = ['process', 'membership', 'term', 'arrangement', 'conference', 'outcome'] as const;
export type ClaimNoun = (typeof claimNouns)[number];

/** The nouns of which each fact may name the sources in which it was read. */
export const citedNouns = ['process', 'membership', 'term', 'arrangement', 'conference', 'outcome', 'body'] as const;
export type CitedNoun = (typeof citedNouns)[number];

/** Which part of the days of a conference no source gives: it was inferred. */
export const inferredParts = ['year', 'month', 'day'] as const;
export type InferredPart = (typeof inferredParts)[number];

/** Whether a claim on a date is about what was decided or about what happened. */
export const claimKinds = ['nominal', 'actual'] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** How what was recorded wrongly was put right: changed, taken out of the register, or taken back from where it was published. */
export const correctionKinds = ['corrected', 'annulled', 'withdrawn'] as const;
export type CorrectionKind = (typeof correctionKinds)[number];

/** The vocabularies for which a process has words of its own; what a word means to the register is one of a closed list, or nothing. */
export const processVocabularies = ['status', 'outcome-kind', 'office-name', 'nature'] as const;
export type ProcessVocabulary = (typeof processVocabularies)[number];

/** What becomes of a mail: `sending` is written before the server is asked; `held` goes nowhere by itself. */
export const mailStates = ['queued', 'sending', 'sent', 'failed', 'held', 'dropped'] as const;
export type MailState = (typeof mailStates)[number];

/**
 * Why a mail has not gone. Failed: the server refused it, deferred it for too long, or ended before it said whether it has it. Held:
 * no server is configured, or the address is of a domain that exists for examples only.
 */
export const mailReasons = ['refused', 'deferred', 'unknown', 'no-server', 'example-domain'] as const;
export type MailReason = (typeof mailReasons)[number];

/** What is told once a day, in the digest of each person whom it is for. What has a deadline that runs is told at once and is none of these. */
export const digestNotices = [
  'round-opened',
  'round-extended',
  'proposal-returned',
  'text-adopted',
  'document-issued',
  'commitment-due',
] as const;
export type DigestNotice = (typeof digestNotices)[number];

/** What became of a line of a digest: it waits for the next one, was in one, or was left out of it, since its reader may see it no longer. */
export const digestStates = ['waiting', 'told', 'left-out'] as const;

/** What the worker does. `mail-undelivered` is where a mail's job ends that came to no end by itself. */
export const jobKinds = [
  'mail',
  'mail-undelivered',
  'prune-register',
  'remove-orphan-files',
  'remind',
  'digest',
  'read-released',
] as const;
export type JobKind = (typeof jobKinds)[number];

/** For how many days a job that is done, or has failed for good, is still listed. */
export const jobsListedDays = 7;
