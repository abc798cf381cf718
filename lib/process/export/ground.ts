import { asc } from 'drizzle-orm';
import { process, processTerm } from '#db/schema/process.ts';
import { source } from '#db/schema/source.ts';
import { organization, state, stateName } from '#db/schema/state.ts';
import { procedureSaid } from '#lib/act/procedure-rules.ts';
import type { Reader } from '#lib/act/read.ts';
import { exportBodies } from '#lib/process/export/bodies.ts';
import { roleInFile } from '#lib/process/export/memberships.ts';
import { claimsOn, dateText, filled, type LeftOut, present, sourcesOfFacts } from '#lib/process/export/shape.ts';
import type { ClaimRow } from '#lib/source/commands.ts';

/** The process, its bodies and offices, sources, States and organizations, as a process file has them. */
export async function exportGround(db: Reader, claims: readonly ClaimRow[], leftOut: LeftOut) {
  const [one] = await db.select().from(process);
  if (!one) return null;
  const launched = claimsOn(claims, 'process', null).filter(({ field }) => field === 'launched');
  const launchClaims = [
    ...launched.filter((row) => row.source === one.launchSource),
    ...launched.filter((row) => row.source !== one.launchSource),
  ];
  const terms = await db.select().from(processTerm).orderBy(asc(processTerm.rank), asc(processTerm.key));
  const kinds = terms.filter(({ vocabulary }) => vocabulary === 'outcome-kind');
  const counted = claimsOn(claims, 'process', null)
    .filter(({ field }) => field === 'members')
    .map((row) => present({ members: Number(row.value), source: row.source, note: row.note }));
  const statuses = terms
    .filter(({ vocabulary }) => vocabulary === 'status')
    .map(({ key, means, name }) => present({ key, means, ...name }));
  const organizations = await db.select().from(organization).orderBy(asc(organization.acronym));
  const said = procedureSaid.parse(one.procedure);
  const kept = one.launchParticipants.length > 0 || one.launchSource === (launchClaims[0]?.source ?? null);
  if (!kept) leftOut(`the source of the launch, ${one.launchSource}`);
  return {
    process: present({
      name: { ...one.name, ...(one.nameNote && { note: one.nameNote }) },
      acronym: one.acronym,
      symbolPrefix: one.symbolPrefix,
      kind: one.kind,
      launched: dateText(one.launched, one.launchedPrecision),
      timeZone: one.zone,
      symbols: one.symbols ? null : false,
      procedure: Object.keys(said).length > 0 ? said : null,
      licence: one.licence && present({ name: one.licence.name, url: one.licence.url }),
      outcomeKinds: filled(kinds.map(({ key, name }) => ({ key, ...name }))),
      workingLanguages: one.workingLanguages,
      interfaceLanguages: filled(one.interfaceLanguages),
      aims: filled(one.aims.map(({ words, source: told }) => present({ ...words, source: told }))),
      contacts: filled(
        one.contacts.map(({ press, ...contact }) => present({ ...contact, press: press ? true : null })),
      ),
      chairRotation: one.chairRotation,
      ...(await exportBodies(db)),
      supportUnit: organizations.filter(({ role }) => role === 'support-unit').map(({ acronym }) => acronym),
      supportUnitTasks: one.supportUnitTasks,
      sources: (await sourcesOfFacts(db, 'process'))('process'),
      statuses: filled(statuses),
      memberClaims: filled(counted),
      launchClaims: launchClaims.map((row) => present({ on: row.value, source: row.source, note: row.note })),
    }),
    sources: Object.fromEntries(
      (await db.select().from(source).orderBy(asc(source.rank))).map(
        ({ key, publisher, title, date, datePrecision, url }) => [
          key,
          present({ publisher, title, date: dateText(date, datePrecision), url }),
        ],
      ),
    ),
    states: (await db.select().from(state).orderBy(asc(state.iso3))).map(({ iso3, m49, note }) =>
      present({ iso3, m49, note }),
    ),
    ...(await exportNames(db)),
    organizations: organizations.map((organized) => {
      const { acronym, name, since, sincePrecision, source: told, note } = organized;
      return present({
        acronym,
        name,
        role: roleInFile(organized),
        since: dateText(since, sincePrecision),
        source: told,
        note,
      });
    }),
    ...(one.launchParticipants.length > 0 &&
      one.launchSource && {
        launchParticipants: {
          date: dateText(one.launched, one.launchedPrecision),
          source: one.launchSource,
          states: one.launchParticipants,
        },
      }),
    remarks: Object.keys(one.remarks).length > 0 ? one.remarks : null,
    notFound: one.notFound,
  };
}

/** The names that hold now, and those that held before. */
async function exportNames(db: Reader) {
  const names = await db
    .select()
    .from(stateName)
    .orderBy(asc(stateName.iso3), asc(stateName.language), asc(stateName.from));
  const now = Object.groupBy(
    names.filter(({ to }) => to === null),
    ({ language }) => language,
  );
  const stateNames = Object.fromEntries(
    Object.entries(now)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([language, rows = []]) => [
        language,
        Object.fromEntries(rows.map(({ iso3, short, formal }) => [iso3, [short, formal]])),
      ]),
  );
  const former = names.flatMap(({ iso3, language, short, formal, to }) =>
    to === null ? [] : [{ iso3, language, short, formal, until: to }],
  );
  return { stateNames, stateNamesFormer: former };
}
