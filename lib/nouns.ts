/** What the other parts of the project read of a noun. */
type Noun = {
  /** The tables that this noun alone writes, by their names in the database. */
  tables: readonly string[];
  /** Its area of the staff's side: the address below /portal/staff, its place in the navigation, the area or act of the policy that opens it. */
  staff?: { area: string; place: number; opens: string };
  /** Its page of the public side: the address below /{locale}, and its place in the navigation. */
  public?: { path: string; place: number };
  /** What the record calls its things, and the address below /portal/staff under which each has a page, or null. */
  things: Readonly<Record<string, string | null>>;
};

/**
 * The nouns in the one written order: a noun may know those before it, never one after it. Read by the guard, the two
 * navigations, the record, the checks of layers, tables and messages, and the journey of access. `npm run new -- noun NAME`
 * adds one.
 */
export const registry = {
  correction: { tables: ['correction'], things: { correction: null } },
  source: { tables: ['source', 'claim', 'citation'], things: { source: 'claim/source' } },
  // The process file brings the States and organizations that it refers to; nothing else writes them.
  process: {
    tables: ['process', 'process_term', 'state', 'state_name', 'organization', 'participant'],
    things: { process: null, participant: 'membership' },
  },
  state: { tables: [], things: {} },
  // The story of one State or organization, of what the other nouns say of it.
  participant: { tables: [], things: {} },
  body: {
    tables: ['body', 'body_member', 'office'],
    staff: { area: 'body', place: 3, opens: 'recordMembership' },
    things: { body: 'body', 'body-member': 'body', office: null },
  },
  membership: {
    tables: ['membership_period'],
    staff: { area: 'membership', place: 1, opens: 'recordMembership' },
    public: { path: 'members', place: 1 },
    things: { membership: 'membership' },
  },
  conference: {
    tables: ['conference', 'conference_participant', 'agenda_item', 'statement'],
    staff: { area: 'conference', place: 5, opens: 'recordMembership' },
    public: { path: 'conferences', place: 4 },
    things: { conference: 'conference', 'agenda-item': 'conference', statement: 'conference' },
  },
  chairmanship: {
    tables: ['chair_term'],
    staff: { area: 'chairmanship', place: 2, opens: 'recordMembership' },
    public: { path: 'chairmanship', place: 2 },
    things: { term: null },
  },
  secretariat: {
    tables: ['secretariat_arrangement', 'arrangement_party', 'arrangement_step'],
    staff: { area: 'secretariat', place: 4, opens: 'recordMembership' },
    public: { path: 'secretariat', place: 3 },
    things: { arrangement: null },
  },
  document: {
    tables: ['document', 'language_version', 'released_document', 'released_version', 'released_text'],
    staff: { area: 'document', place: 6, opens: 'recordMembership' },
    public: { path: 'documents', place: 7 },
    things: { document: 'document', released: null },
  },
  text: {
    tables: [
      'text',
      'text_revision',
      'review_round',
      'round_participant',
      'round_reply',
      'proposal',
      'proponent',
      'proposal_draft',
      'delegation_note',
      'paragraph_decision',
    ],
    staff: { area: 'text', place: 7, opens: 'editText' },
    things: { text: 'text', revision: 'text', round: 'text', proposal: 'text', note: null },
  },
  adoption: {
    tables: [
      'silence_procedure',
      'silence_participant',
      'objection',
      'late_objection',
      'adoption',
      'adopter',
      'position_statement',
    ],
    things: { silence: null, adoption: null, position: null },
  },
  outcome: {
    tables: ['outcome', 'outcome_text'],
    staff: { area: 'outcome', place: 8, opens: 'recordMembership' },
    public: { path: 'outcomes', place: 5 },
    things: { outcome: 'outcome' },
  },
  commitment: {
    tables: ['commitment', 'commitment_actor', 'progress_report'],
    staff: { area: 'commitment', place: 9, opens: 'addCommitment' },
    public: { path: 'commitments', place: 6 },
    things: { commitment: 'commitment', report: null },
  },
  news: {
    tables: ['news'],
    staff: { area: 'news', place: 10, opens: 'recordMembership' },
    public: { path: 'news', place: 8 },
    things: { news: 'news' },
  },
  claim: {
    tables: [],
    staff: { area: 'claim', place: 11, opens: 'recordMembership' },
    things: { claim: null },
  },
  mail: {
    tables: ['mail', 'digest_notice'],
    staff: { area: 'mail', place: 13, opens: 'retryMail' },
    things: { mail: 'mail' },
  },
  account: {
    tables: ['account', 'session', 'sign_in_failure', 'invitation', 'known_device', 'kept_typing'],
    staff: { area: 'account', place: 12, opens: 'keepAccounts' },
    things: { account: 'account' },
  },
  record: {
    tables: [],
    staff: { area: 'record', place: 14, opens: 'readRecord' },
    things: {},
  },
  retention: { tables: [], things: { retention: null } },
  // The register for machines: what all nouns have, as tables, feeds and one file.
  data: { tables: [], things: {} },
  // What is public of all the others, kept by the database to be searched.
  search: { tables: ['search_entry', 'search_due', 'search_word'], things: {} },
  desk: { tables: [], things: {} },
  overview: { tables: [], things: {} },
} as const satisfies Record<string, Noun>;

export type NounKey = keyof typeof registry;
type Of<K extends NounKey> = (typeof registry)[K];
type Things = { [K in NounKey]: keyof Of<K>['things'] }[NounKey];
/** What the record calls a thing that it has a name for. */
export type Thing = Things & string;
/** An area of the staff's side that belongs to a noun. */
export type StaffArea = Extract<Of<NounKey>, { staff: unknown }>['staff']['area'];

const isNoun = (text: string): text is NounKey => text in registry;
/** The nouns, first to last. */
export const nouns: readonly NounKey[] = Object.keys(registry).filter(isNoun);

const inPlace = <T extends { place: number }>(all: readonly T[]): T[] => all.toSorted((a, b) => a.place - b.place);

/** The areas of the staff's side in the order of their navigation. */
export const staffAreas = inPlace(Object.values(registry).flatMap((noun) => ('staff' in noun ? [noun.staff] : [])));

/** The parts of the public side in the order of its navigation. */
export const publicParts = inPlace(
  Object.values(registry).flatMap((noun) => ('public' in noun ? [noun.public] : [])),
).map(({ path }) => path);

const pages: ReadonlyMap<string, string | null> = new Map(
  Object.values(registry).flatMap(({ things }) => Object.entries(things)),
);

/** The address below /portal/staff under which a thing has its page; null where it has none, or is no thing we know. */
export const pageOfThing = (thing: string): string | null => pages.get(thing) ?? null;
