import { slugOf } from '#lib/language/slug.ts';
import { organizationRoleOf, type ProcessFile } from '#lib/process/input.ts';
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

/** A body as the register has it: its key, its code and its name. */
export const bodyOf = (body: ProcessFile['process']['bodies'][number]) =>
  typeof body === 'string'
    ? { key: bodyKey(body), code: initials(body), name: words(body, undefined) }
    : { key: bodyKey(body.en), code: body.code, name: words(body.en, body.ru) };

/** The offices of the process: the Chair alone where the file names none. */
export const officesOf = ({ process }: ProcessFile) =>
  process.offices ?? [{ key: 'chair', en: 'Chair', ru: 'Председатель' }];

/** A formal name without what stands behind it in brackets, which is a remark for people. */
const withoutRemark = (name: string): string => name.replace(/\s*\([^()]*\)$/, '');

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
    bodies: process.bodies.map(bodyOf),
    offices: officesOf(file).map(({ key, en, ru }) => ({
      key,
      name: words(en, ru),
    })),
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
      role: organizationRoleOf(role) ?? 'partner',
      since: since ? dateOf(since) : null,
      source: source ?? null,
      note: note ?? null,
    })),
  };
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
