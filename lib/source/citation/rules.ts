import type { CitedNoun } from '#db/vocabulary.ts';

/** What of each noun may name sources of its own, in the order in which its page says it. A process file has the same keys in `sources`. */
const fields = {
  process: [
    'name',
    'kind',
    'launched',
    'launchParticipants',
    'workingLanguages',
    'chairRotation',
    'supportUnit',
    'supportUnitTasks',
  ],
  membership: ['status', 'from', 'to', 'founding', 'note'],
  term: ['actualFrom', 'actualTo', 'nominalFrom', 'nominalTo', 'handOver', 'note'],
  arrangement: ['kind', 'host', 'runBy', 'seat', 'from', 'to', 'funding', 'stage', 'note'],
  conference: [
    'title',
    'from',
    'to',
    'opensAt',
    'place',
    'venue',
    'mode',
    'ordinal',
    'host',
    'chairs',
    'observers',
    'confidentiality',
    'theme',
    'organiser',
    'support',
    'financedBy',
    'participants',
    'adoptedBy',
    'agenda',
    'note',
  ],
  outcome: ['title', 'kind', 'adoptedOn', 'summary', 'valid', 'replaces', 'alsoOf', 'text', 'note'],
  body: ['name', 'parent', 'termsOfReference', 'mandate', 'restricted'],
} as const satisfies Record<CitedNoun, readonly string[]>;

/** Any field of any noun of which sources may be named. */
export type CitableField = (typeof fields)[CitedNoun][number];

/** The fields of a noun of which sources may be named, in the order of its page. */
export const citableFields = (noun: CitedNoun): readonly CitableField[] => fields[noun];

/** Is it a field of the noun, of which sources may be named? */
export const isCitable = (noun: CitedNoun, field: string): boolean => citableFields(noun).some((one) => one === field);

/** Is it a fact that the register need not hold for its page to lead to the source: an agenda, a list of participants? */
export const isHeldAtSource = (noun: CitedNoun, field: string): boolean =>
  noun === 'conference' && (field === 'agenda' || field === 'participants');

/** The fields of citations that hold what columns of a row say: a change to any of the columns is one to the field. */
const columns: Partial<Record<CitedNoun, Readonly<Record<string, CitableField>>>> = {
  conference: {
    fromPrecision: 'from',
    toPrecision: 'to',
    inferred: 'from',
    dateNote: 'from',
    city: 'place',
    country: 'place',
    zone: 'place',
    hosts: 'host',
  },
  outcome: {
    validFrom: 'valid',
    validTo: 'valid',
    alsoOfUrl: 'alsoOf',
    textUrl: 'text',
    releasedId: 'text',
    noteWords: 'note',
  },
  arrangement: {
    hosts: 'host',
    runners: 'runBy',
    fromPrecision: 'from',
    toPrecision: 'to',
    on: 'stage',
    onPrecision: 'stage',
  },
  body: {
    mandateFrom: 'mandate',
    mandateTo: 'mandate',
    mandateFromPrecision: 'mandate',
    mandateToPrecision: 'mandate',
  },
};

/** The fields that a change of columns or of what a form calls them changes, each once; what has no sources of its own is left out. */
export function fieldsOfChange(noun: CitedNoun, changed: readonly string[]): CitableField[] {
  const named = changed.map((column) => columns[noun]?.[column] ?? column);
  return citableFields(noun).filter((field) => named.includes(field));
}
