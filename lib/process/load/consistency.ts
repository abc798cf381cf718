import { whereAlpha3, whereNumeric } from 'iso-3166-1';
import type { ProcessFile } from '#lib/process/input.ts';
import { wrongSteps } from '#lib/process/load/arrangements.ts';
import { bodiesOf, bodyName, officesOf } from '#lib/process/load/body-names.ts';
import type { Fault } from '#lib/process/load/faults.ts';
import { type Bound, datedOf, parseBound, partialDateText, UNKNOWN } from '#lib/time/period.ts';

/** Finds what a process file defines twice, codes that are none, ends before their beginning, and rules beside one that leaves them nothing to rule. */
export function inconsistencies(file: ProcessFile): Fault[] {
  return [...doubles(file), ...codes(file), ...backwards(file), ...terms(file), ...silences(file), ...wrongSteps(file)];
}

/** Rules of a silence that the process does not keep: whoever wrote them meant that it is kept, or forgot them. */
function silences({ process: { procedure = {} } }: ProcessFile): Fault[] {
  if (procedure.silence !== false) return [];
  return (['silenceHours', 'silenceLanguages'] as const).flatMap((key) =>
    procedure[key] === undefined
      ? []
      : [
          {
            path: `process.procedure.${key}`,
            reason:
              'is a rule of silence, and process.procedure.silence says that none is kept: take one of the two out',
          },
        ],
  );
}

function doubles(file: ProcessFile): Fault[] {
  const bodies = bodiesOf(file);
  const _offices = officesOf(file);
  const { silenceLanguages = [], workingDays = [], holidays = [] } = file.process.procedure ?? {};
  const at = (list: string, field: string) => (i: number) => `${list}[${i}]${field}`;
  const bodyField = (field: string) => (i: number) =>
    typeof file.process.bodies[i] === 'string' ? `process.bodies[${i}]` : `process.bodies[${i}].${field}`;
  return [
    ...again(
      file.states.map(({ iso3 }) => iso3),
      at('states', '.iso3'),
      'State',
    ),
    ...again(
      file.states.map(({ m49 }) => m49),
      at('states', '.m49'),
      'M49 code',
    ),
    ...again(
      (file.organizations ?? []).map(({ acronym }) => acronym),
      at('organizations', '.acronym'),
      'organization',
    ),
    ...again(
      officesOf(file).map(({ key }) => key),
      (i) => `${officesOf(file)[i]?.path}.key`,
      'office',
    ),
    ...namesAgain(file),
    ...again(
      bodies.map(({ key }) => key),
      bodyField('key'),
      'key of a body',
    ),
    ...again(
      bodies.map(({ code }) => code),
      bodyField('code'),
      'code of a body',
      'give each body a code of its own: { "code": …, "en": … }',
    ),
    ...again(file.process.workingLanguages, at('process.workingLanguages', ''), 'language'),
    ...again(silenceLanguages, at('process.procedure.silenceLanguages', ''), 'language'),
    ...again(workingDays.map(String), at('process.procedure.workingDays', ''), 'working day'),
    ...again(holidays, at('process.procedure.holidays', ''), 'holiday'),
    ...again(file.launchParticipants?.states ?? [], at('launchParticipants.states', ''), 'State'),
    ...(file.meetings ?? []).flatMap(({ participants = [], adoptedBy = [] }, i) => [
      ...again(participants, at(`meetings[${i}].participants`, ''), 'participant'),
      ...again(adoptedBy, at(`meetings[${i}].adoptedBy`, ''), 'participant'),
    ]),
  ];
}

/** Bodies of one name, in whatever language: the file names a body by it. */
function namesAgain(file: ProcessFile): Fault[] {
  const names = file.process.bodies.flatMap((body, i) =>
    Object.entries(bodyName(file, body)).map(([language, name]) => ({
      name,
      i,
      path: typeof body === 'string' ? `process.bodies[${i}]` : `process.bodies[${i}].${language}`,
    })),
  );
  return names.flatMap(({ name, i, path }) => {
    const first = names.find((one) => one.name === name && one.i < i);
    return first ? [{ path, reason: `names the body '${name}' a second time, after ${first.path}` }] : [];
  });
}

function again(names: readonly string[], pathOf: (i: number) => string, what: string, advice = ''): Fault[] {
  const first = new Map<string, number>();
  return names.flatMap((name, i) => {
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, i);
      return [];
    }
    const reason = `names the ${what} '${name}' a second time, after ${pathOf(before)}${advice && `: ${advice}`}`;
    return [{ path: pathOf(i), reason }];
  });
}

const ownNumbers = 'a participant with a code of XAA to XZZ has a number of its own, such as 900 to 998';

/** ISO 3166-1 leaves the codes XAA to XZZ to its users; XKX for Kosovo is in wide use. */
const isOfUsers = (iso3: string): boolean => iso3.startsWith('X');

function codes(file: ProcessFile): Fault[] {
  return file.states.flatMap(({ iso3, m49 }, i) => {
    const known = whereAlpha3(iso3);
    const at = `states[${i}].m49`;
    if (m49 === '999' || m49 === '000')
      return [
        {
          path: at,
          reason: `is '${m49}', which stands for no country at all${isOfUsers(iso3) ? `: ${ownNumbers}` : ''}`,
        },
      ];
    const other = whereNumeric(m49);
    if (!known)
      return isOfUsers(iso3)
        ? other
          ? [{ path: at, reason: `is '${m49}', the code of ${other.country} (${other.alpha3}): ${ownNumbers}` }]
          : []
        : [
            {
              path: `states[${i}].iso3`,
              reason: `is '${iso3}', which is no code of ISO 3166-1 (XAA to XZZ are free for others)`,
            },
          ];
    if (known.numeric === m49) return [];
    return [{ path: `states[${i}].m49`, reason: `is '${m49}', and the M49 code of ${iso3} is '${known.numeric}'` }];
  });
}

/** A date or a bound of the file as the rules look at it; null for what is none. */
function bound(given: unknown): Bound | null {
  if (typeof given === 'string') return parseBound(given);
  if (typeof given !== 'object' || given === null) return null;
  const { noLaterThan: latest, noEarlierThan: earliest }: { noLaterThan?: unknown; noEarlierThan?: unknown } = given;
  return typeof latest === 'string'
    ? parseBound(`[..${latest}]`)
    : typeof earliest === 'string'
      ? parseBound(`[${earliest}..]`)
      : null;
}

/** Dates are compared as far as both say: 2016 is not before 2016-11. An end on the day of the beginning is in order: days are those of meetings too. */
function isBefore(to: unknown, from: unknown): boolean {
  const [last, first] = [bound(to), datedOf(bound(from))];
  if (!last || last === UNKNOWN || !first || first.bound === 'not-later' || last.bound === 'not-earlier') return false;
  const [a, b] = [partialDateText(last), partialDateText(first)];
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
}

const said = (given: unknown): string => (typeof given === 'string' ? given : JSON.stringify(given));

/** Every object of the file that has an end before its beginning. */
function backwards(value: unknown, path = ''): Fault[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => backwards(one, `${path}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];
  const { from, to }: { from?: unknown; to?: unknown } = value;
  const inside = Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'object' ? backwards(one, path ? `${path}.${key}` : key) : [],
  );
  const wrong = isBefore(to, from)
    ? [{ path: `${path}.to`, reason: `is ${said(to)}, before from, which is ${said(from)}` }]
    : [];
  return [...wrong, ...inside];
}

/** Terms of which a source gives an end before every beginning that the sources give. */
function terms(file: ProcessFile): Fault[] {
  return (file.chairTerms ?? []).flatMap(({ claims }, i) =>
    (['nominal', 'actual'] as const).flatMap((kind) => {
      const own = claims.map((claim, at) => ({ ...claim, at })).filter((claim) => (claim.kind ?? 'actual') === kind);
      const froms = own.flatMap(({ from }) => (from === undefined ? [] : [from]));
      return own
        .filter(({ from, to }) => from === undefined && froms.length > 0 && froms.every((one) => isBefore(to, one)))
        .map(({ to, at }) => ({
          path: `chairTerms[${i}].claims[${at}].to`,
          reason: `is ${said(to)}, before every beginning that the sources give: ${froms.map(said).join(', ')}`,
        }));
    }),
  );
}
