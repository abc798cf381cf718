import type { OrganizationRole } from '#db/vocabulary.ts';
import { slugOf } from '#lib/language/slug.ts';
import type { ProcessFile } from '#lib/process/input.ts';
import { type PartialDate, parsePartialDate } from '#lib/time/period.ts';

/** A date of the file, already checked by its form. */
export function dateOf(text: string): PartialDate {
  const date = parsePartialDate(text);
  if (!date) throw new Error(`${text} is no date`);
  return date;
}

const words = (en: string, ru: string | undefined) => (ru === undefined ? { en } : { en, ru });

/** A city in each language that the file names it in. */
export const cityOf = (file: ProcessFile, city: string) => words(city, file.cityNamesRu?.[city]);

/** The body's key, from its English name: what conferences refer to. */
export const bodyKey = (name: string): string => slugOf(name, '', () => false);

/** The letters of a body's symbol, where the file gives none: the initials of its words. */
const initials = (name: string): string =>
  name
    .split(/[^A-Za-z'’]+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
    .slice(0, 6);

/** A formal name without what stands behind it in brackets, which is a remark for people. */
const withoutRemark = (name: string): string => name.replace(/\s*\([^()]*\)$/, '');

const isObserver = (role: string): boolean => /observer/i.test(role);
const roleOf = (role: string): OrganizationRole =>
  /support/i.test(role) ? 'support-unit' : isObserver(role) ? 'observer' : 'partner';

/** What the register begins with, read from the file: the process, its bodies and offices, sources, States, organizations. */
export function referenceDataOf(file: ProcessFile) {
  const { process } = file;
  return {
    process: {
      name: words(process.name.en, process.name.ru),
      nameNote: process.name.ruNote ?? null,
      acronym: process.acronym,
      symbolPrefix: process.symbolPrefix ?? process.acronym,
      kind: process.kind,
      launched: dateOf(process.launched),
      launchSource: file.launchParticipants?.source ?? process.launchClaims?.[0]?.source ?? null,
      launchParticipants: file.launchParticipants?.states ?? [],
      workingLanguages: process.workingLanguages,
      chairRotation: process.chairRotation ?? null,
      supportUnitTasks: process.supportUnitTasks ?? null,
      zone: process.timeZone ?? 'UTC',
      notFound: file.notFound ?? [],
    },
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
      name: words(name, nameRu),
      role: roleOf(role),
      since: since ? dateOf(since) : null,
      source: source ?? null,
      note: note ?? null,
    })),
  };
}

/** The key of a participant that a file names: a State by its code, else an organization by its acronym. */
export const keyOfParticipant = (file: ProcessFile, named: string): string =>
  file.states.some(({ iso3 }) => iso3 === named) ? named : `org:${named}`;

type Body = ProcessFile['process']['bodies'][number];
const nameOf = (body: Body): string => (typeof body === 'string' ? body : body.en);

/** The key of the body that a file names, by its name or its code; null where there is none. */
export function bodyNamed(file: ProcessFile, named: string): string | null {
  const found = file.process.bodies.find(
    (body) => nameOf(body) === named || (typeof body !== 'string' && body.code === named),
  );
  return found === undefined ? null : bodyKey(nameOf(found));
}

/** The bodies as they come into the register, each with its place in the file and with who belongs to it. */
export const bodiesOf = (file: ProcessFile) =>
  file.process.bodies.map((given, rank) => {
    const path = `process.bodies[${rank}]`;
    const plain: Exclude<Body, string> = typeof given === 'string' ? { code: initials(given), en: given } : given;
    const { code, en, ru, parent, mandate, termsOfReference = null, restricted = false, source = null } = plain;
    return {
      path,
      rank,
      key: bodyKey(en),
      code,
      name: words(en, ru),
      parent: parent === undefined ? null : bodyNamed(file, parent),
      termsOfReference,
      mandateFrom: mandate?.from ?? '',
      mandateTo: mandate?.to ?? '',
      restricted,
      source,
      members: plain.members ?? [],
    };
  });

/** The offices in their order: those of the process, then those that each body has. */
export function officesOf(file: ProcessFile) {
  const { offices = [{ key: 'chair', en: 'Chair', ru: 'Председатель' }], bodies } = file.process;
  const row = (path: string, { key, en, ru, joint = false, body }: (typeof offices)[number]) => ({
    path,
    key,
    name: words(en, ru),
    joint,
    body: body === undefined ? null : bodyNamed(file, body),
  });
  return [
    ...offices.map((one, i) => row(`process.offices[${i}]`, one)),
    ...bodies.flatMap((body, i) =>
      typeof body === 'string'
        ? []
        : (body.offices ?? []).map((one, j) => row(`process.bodies[${i}].offices[${j}]`, { ...one, body: body.en })),
    ),
  ];
}

function namesOf(file: ProcessFile) {
  const former = file.stateNamesFormer ?? [];
  const tables = [
    { language: 'en' as const, names: file.stateNamesEn },
    { language: 'ru' as const, names: file.stateNamesRu ?? {} },
  ];
  const rows = [];
  for (const { iso3 } of file.states) {
    for (const { language, names } of tables) {
      const given = names[iso3];
      if (given === undefined) continue;
      const [short, formal] = typeof given === 'string' ? [given, given] : given;
      const before = former
        .filter((one) => one.iso3 === iso3 && one.language === language)
        .sort((a, b) => (a.until < b.until ? -1 : 1));
      let from: string | null = null;
      for (const one of before) {
        const to: string = dateOf(one.until).date;
        rows.push({ iso3, language, short: one.short, formal: one.formal, from, to });
        from = to;
      }
      rows.push({ iso3, language, short, formal: withoutRemark(formal), from, to: null });
    }
  }
  return rows;
}
