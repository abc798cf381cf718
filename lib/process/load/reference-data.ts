import type { Words } from '#db/schema/columns.ts';
import { type MembershipStatus, membershipStatuses } from '#db/vocabulary.ts';
import { regionName } from '#lib/language/formatter.ts';
import { anyWords } from '#lib/language/words.ts';
import type { FileBound, ProcessFile } from '#lib/process/input.ts';
import { organizationRoleOf } from '#lib/process/rules.ts';
import { type PartialDate, parsePartialDate } from '#lib/time/period.ts';

/** A date of the file, already checked by its form. */
export function dateOf(text: string): PartialDate {
  const date = parsePartialDate(text);
  if (!date) throw new Error(`${text} is no date`);
  return date;
}

/** A bound of the file as one text (lib/time/period.ts), already checked by its form. */
export function boundOf(given: FileBound | undefined): string {
  if (given === undefined || typeof given === 'string') return given ?? '';
  return given.noLaterThan === undefined ? `[${given.noEarlierThan}..]` : `[..${given.noLaterThan}]`;
}

/** The source that an entry names, and the instrument that the office recorded it by; null for what it does not name. */
export const byWhat = ({ source, instrument }: { source?: string | undefined; instrument?: string | undefined }) => ({
  source: source ?? null,
  instrument: instrument ?? null,
});

/** What a status of the file means: one of ours, and the process's own word for it, if it is one; null for neither. */
export function statusOf(file: ProcessFile, name: string): { status: MembershipStatus; word: string | null } | null {
  const own = file.process.statuses?.find(({ key }) => key === name);
  if (own) return { status: own.means, word: own.key };
  const status = membershipStatuses.find((known) => known === name);
  return status ? { status, word: null } : null;
}

/** The language of a text that names none: English where the process works in it, else its first working language. */
export const ownLanguage = (workingLanguages: readonly string[]): string =>
  workingLanguages.includes('en') ? 'en' : (workingLanguages[0] ?? 'en');

/** What the file says, as words by language; `ru` is what an older key beside it has. */
export function wordsOf(file: ProcessFile, said: string | Record<string, string>, ru?: string): Words {
  const words = typeof said === 'string' ? { [ownLanguage(file.process.workingLanguages)]: said } : said;
  return ru === undefined ? words : { ...words, ru };
}

/** A remark in its own language, and what it says in others. */
export function noteOf(file: ProcessFile, said: string | Record<string, string> | undefined) {
  if (said === undefined) return { note: null, noteWords: null };
  const own = ownLanguage(file.process.workingLanguages);
  const { [own]: note = anyWords(wordsOf(file, said)), ...others } = wordsOf(file, said);
  return { note, noteWords: Object.keys(others).length > 0 ? others : null };
}

/** A city in each language that the file names it in. */
export function cityOf(file: ProcessFile, city: string): Words {
  const named = Object.entries(file.cityNames ?? {}).flatMap(([language, cities]) =>
    cities[city] === undefined ? [] : [[language, cities[city]] as const],
  );
  return { ...wordsOf(file, city, file.cityNamesRu?.[city]), ...Object.fromEntries(named) };
}

/** The keys of participants, from how the file names them: a State's code, or an organization's acronym. */
export function keysOf(file: ProcessFile, names: readonly string[]): string[] {
  return [...new Set(names)].map((name) => keyOfParticipant(file, name));
}

/** What the file may say, as words by language; null where it says nothing. */
export const saidOf = (file: ProcessFile, said: string | Record<string, string> | undefined): Words | null =>
  said === undefined ? null : wordsOf(file, said);

/** A formal name without what stands behind it in brackets, which is a remark for people. */
const withoutRemark = (name: string): string => name.replace(/\s*\([^()]*\)$/, '');

/** What the register begins with, read from the file: the process, its bodies and offices, sources, States, organizations. */
export function referenceDataOf(file: ProcessFile) {
  const { process } = file;
  const { note, ruNote, ...name } = process.name;
  const nameNote = note ?? ruNote;
  const orNull = (said: string | Record<string, string> | undefined) =>
    said === undefined ? null : wordsOf(file, said);
  return {
    process: {
      name,
      nameNote: orNull(nameNote),
      remarks: file.remarks ?? {},
      acronym: process.acronym,
      symbolPrefix: process.symbolPrefix ?? process.acronym,
      kind: wordsOf(file, process.kind),
      launched: dateOf(process.launched),
      launchSource: file.launchParticipants?.source ?? process.launchClaims?.[0]?.source ?? null,
      launchParticipants: file.launchParticipants?.states ?? [],
      workingLanguages: process.workingLanguages,
      interfaceLanguages: process.interfaceLanguages ?? [],
      aims: (process.aims ?? []).map((said) => {
        if (typeof said === 'string') return { words: wordsOf(file, said), source: null };
        const { source = null, ...words } = said;
        return { words: wordsOf(file, words), source };
      }),
      contacts: (process.contacts ?? []).map(({ office, press = false, email, phone, url, source }) => ({
        office: wordsOf(file, office),
        press,
        email: email ?? null,
        phone: phone ?? null,
        url: url ?? null,
        source: source ?? null,
      })),
      chairRotation: orNull(process.chairRotation),
      supportUnitTasks: orNull(process.supportUnitTasks),
      symbols: process.symbols ?? true,
      zone: process.timeZone ?? 'UTC',
      procedure: process.procedure ?? {},
      licence: process.licence ? { name: wordsOf(file, process.licence.name), url: process.licence.url ?? null } : null,
      notFound: (file.notFound ?? []).map((said) => wordsOf(file, said)),
    },
    terms: [
      ...(process.outcomeKinds ?? []).map(({ key, ...name }) => ({ vocabulary: 'outcome-kind' as const, key, name })),
      ...(process.statuses ?? []).map(({ key, means, ...name }) => ({
        vocabulary: 'status' as const,
        key,
        means,
        name: wordsOf(file, name),
      })),
    ],
    sources: Object.entries(file.sources).map(([key, { publisher, title, date, url }]) => ({
      key,
      publisher,
      title,
      date: date ? dateOf(date) : null,
      url: url ?? null,
    })),
    states: file.states.map(({ iso3, m49, note }) => ({ iso3, m49, note: note ?? null })),
    stateNames: namesOf(file),
    organizations: (file.organizations ?? []).map(({ acronym, name, nameRu, role, since, source, note }) => ({
      acronym,
      name: wordsOf(file, name, nameRu),
      role: organizationRoleOf(role) ?? 'partner',
      since: since ? dateOf(since) : null,
      source: source ?? null,
      note: note ?? null,
    })),
  };
}

type StateNames = NonNullable<ProcessFile['stateNames']>[string];

/** The names that the file gives, by language. */
function givenNames(file: ProcessFile): Map<string, StateNames> {
  const given = new Map(Object.entries(file.stateNames ?? {}));
  const older = { en: file.stateNamesEn, ru: file.stateNamesRu };
  for (const [language, names] of Object.entries(older))
    if (names) given.set(language, { ...names, ...given.get(language) });
  return given;
}

/**
 * Each State's names, as the file has them, and where it has none as CLDR does: in English, in the languages that the process works in or
 * is shown in, and in those that the file names any State in.
 */
export function namesOf(file: ProcessFile) {
  const { workingLanguages, interfaceLanguages = [] } = file.process;
  const given = givenNames(file);
  const languages = new Set(['en', ...workingLanguages, ...interfaceLanguages, ...given.keys()]);
  return file.states.flatMap(({ iso3, m49 }) =>
    [...languages].flatMap((language) => {
      const name = given.get(language)?.[iso3] ?? regionName(language, m49);
      if (name === undefined) return [];
      const [short, formal] = typeof name === 'string' ? [name, name] : name;
      return spans(file, { iso3, language, short, formal: withoutRemark(formal) });
    }),
  );
}

/** The key of a participant that a file names: a State by its code, else an organization by its acronym. */
export const keyOfParticipant = (file: ProcessFile, named: string): string =>
  file.states.some(({ iso3 }) => iso3 === named) ? named : `org:${named}`;

/** The name today, after those that held before it. */
function spans(file: ProcessFile, now: { iso3: string; language: string; short: string; formal: string }) {
  const before = (file.stateNamesFormer ?? [])
    .filter((one) => one.iso3 === now.iso3 && one.language === now.language)
    .sort((a, b) => (a.until < b.until ? -1 : 1));
  const ends = before.map(({ until }) => dateOf(until).date);
  return [...before, now].map(({ short, formal }, at) => ({
    ...now,
    short,
    formal,
    from: ends[at - 1] ?? null,
    to: ends[at] ?? null,
  }));
}
