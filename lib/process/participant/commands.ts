import { and, eq, inArray, isNull } from 'drizzle-orm';
import { whereAlpha3 } from 'iso-3166-1';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { process } from '#db/schema/process.ts';
import { organization, participant as participants, state, stateName } from '#db/schema/state.ts';
import { organizationRoles } from '#db/vocabulary.ts';
import { command, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { keepCorrection, reason } from '#lib/correction/commands.ts';
import { regionName } from '#lib/language/formatter.ts';

/**
 * Refuses beside its field whoever is no State or organization of the register: each field with the keys of the participants that it names.
 */
export async function expectParticipants(tx: Tx, named: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const keys = [...new Set(Object.values(named).flat())];
  const known = await tx.select({ key: participants.key }).from(participants).where(inArray(participants.key, keys));
  const there = new Set(known.map(({ key }) => key));
  const wrong = Object.keys(named).filter((name) => named[name]?.some((key) => !there.has(key)));
  if (wrong.length > 0)
    throw new Refused('invalid', { fields: Object.fromEntries(wrong.map((name) => [name, 'choice-missing'])) });
}

/** The register's own names of a State, per language, short and formal; a language left empty has the usual name. */
const ownNames = z.object({ short: field.optionalWords(200).optional(), formal: field.optionalWords(300).optional() });
type OwnNames = z.output<typeof ownNames>;
type Name = { language: string; short: string; formal: string };

/** Each language's names: the register's own over those that everybody uses. */
function namesOf(m49: string, languages: readonly string[], { short, formal }: OwnNames): Name[] {
  return languages.flatMap((language) => {
    const usual = short?.[language] ?? regionName(language, m49);
    return usual ? [{ language, short: usual, formal: formal?.[language] ?? usual }] : [];
  });
}

/** The codes belong together, and are a State's; ISO 3166-1 leaves XAA to XZZ to its users. */
function judgeCodes({ iso3 = '', m49 }: { iso3?: string; m49?: string }, refuse: (code: string, name: string) => void) {
  if (!/^[A-Z]{3}$/.test(iso3) || iso3.startsWith('X')) return;
  const known = whereAlpha3(iso3);
  if (!known) refuse('state-code-form', 'iso3');
  else if (m49 !== undefined && known.numeric !== m49) refuse('m49-unknown', 'm49');
}

/** English, and the languages that the process works in or is shown in. */
async function languagesOf(tx: Tx): Promise<string[]> {
  const [row] = await tx.select({ works: process.workingLanguages, shown: process.interfaceLanguages }).from(process);
  return [...new Set(['en', ...(row?.works ?? []), ...(row?.shown ?? [])])];
}

/**
 * Brings a State into the register, by its ISO and M49 codes: it has no status until one is recorded. Its names are those in common use
 * (Unicode) where the register gives none of its own. Refuses a code that is no State's, and a State that is there.
 */
export const addState = command({
  act: 'addState',
  input: field.across(
    z.object({
      iso3: z.preprocess(
        (given) => (typeof given === 'string' ? given.trim().toUpperCase() : given),
        z.string({ error: 'field-missing' }).regex(/^[A-Z]{3}$/, 'state-code-form'),
      ),
      m49: z.preprocess(
        (given) => (typeof given === 'string' ? given.trim().padStart(3, '0') : given),
        z.string({ error: 'field-missing' }).regex(/^(?!000)\d{3}$/, 'm49-unknown'),
      ),
      ...ownNames.shape,
      note: field.optionalText(2000).optional().default(null),
    }),
    judgeCodes,
  ),
  subject: async (tx, { iso3 }) => {
    await lockName(tx, `participant:${iso3}`);
    return { there: await tx.select().from(state).where(eq(state.iso3, iso3)) };
  },
  run: async ({ tx, input: { iso3, m49, note, ...own }, subject: { there } }) => {
    if (there.length > 0) throw new Refused('participant-there', { fields: { iso3: 'participant-there' } });
    const names = namesOf(m49, await languagesOf(tx), own);
    await tx.insert(state).values({ iso3, m49, note });
    await tx.insert(stateName).values(names.map((name) => ({ iso3, ...name })));
    return {
      value: { participant: iso3 },
      subject: { noun: 'participant', id: iso3 },
      after: { iso3, m49, names, note },
    };
  },
  conflicts: { state_m49_once: { code: 'participant-there', fields: { m49: 'participant-there' } } },
});

/** Brings an organization into the register: what it may do follows the status that is recorded of it. Refuses one that is there. */
export const addOrganization = command({
  act: 'addOrganization',
  input: z.object({
    acronym: field.line(40),
    name: field.someWords(300),
    role: field.oneOf(organizationRoles),
    note: field.optionalText(2000).optional().default(null),
  }),
  subject: async (tx, { acronym }) => {
    await lockName(tx, `participant:org:${acronym}`);
    return { there: await tx.select().from(organization).where(eq(organization.acronym, acronym)) };
  },
  run: async ({ tx, input, subject: { there } }) => {
    if (there.length > 0) throw new Refused('participant-there', { fields: { acronym: 'participant-there' } });
    await tx.insert(organization).values(input);
    const participant = `org:${input.acronym}`;
    return { value: { participant }, subject: { noun: 'participant', id: participant }, after: input };
  },
});

/** The names as they are now, in one form for a State and an organization: per language short, and of a State formal. */
type Names = { short: Record<string, string>; formal: Record<string, string> };

/**
 * Corrects the names of a State or an organization, for a reason: those that hold today, where a State's changed in time. A language
 * left empty keeps its name. The record keeps what it said, and the public a notice.
 */
export const correctNames = command({
  act: 'correctNames',
  input: z.object({ participant: field.participant, ...ownNames.shape, reason }),
  subject: async (tx, { participant }) => {
    await lockName(tx, `participant:${participant}`);
    const before = await namesNow(tx, participant);
    return before && { before };
  },
  run: async ({ tx, input: { participant, short, formal, reason: why }, subject: { before } }) => {
    const after: Names = { short: { ...before.short, ...short }, formal: { ...before.formal, ...formal } };
    if (JSON.stringify(after) === JSON.stringify(before)) throw new Refused('nothing-changed');
    if (participant.startsWith('org:'))
      await tx
        .update(organization)
        .set({ name: after.short })
        .where(eq(organization.acronym, participant.slice(4)));
    else await writeNames(tx, participant, after);
    await keepCorrection(tx, {
      noun: 'participant',
      subjectId: participant,
      about: participant,
      kind: 'corrected',
      reason: why,
      before,
      after,
      wasPublic: true,
    });
    return {
      value: { participant },
      subject: { noun: 'participant', id: participant },
      before,
      after: { ...after, reason: why },
    };
  },
});

/** Annuls a State or an organization that was added by mistake, for a reason: it leaves the register with its names. Refuses while anything rests on it. */
export const annulParticipant = command({
  act: 'annulParticipant',
  input: z.object({ participant: field.participant, why: reason }),
  subject: async (tx, { participant }) => {
    await lockName(tx, `participant:${participant}`);
    const before = await namesNow(tx, participant);
    return before && { before };
  },
  run: async ({ tx, input: { participant, why }, subject: { before } }) => {
    await remove(tx, participant).catch((fault: unknown) => {
      if (isReferred(fault)) throw new Refused('participant-in-use');
      throw fault;
    });
    await keepCorrection(tx, {
      noun: 'participant',
      subjectId: participant,
      about: participant,
      kind: 'annulled',
      reason: why,
      before,
      wasPublic: false,
    });
    const subject = { noun: 'participant', id: participant };
    return { value: { participant }, subject, before: { participant, ...before }, after: { reason: why } };
  },
});

async function remove(tx: Tx, participant: string): Promise<void> {
  await tx.delete(participants).where(eq(participants.key, participant));
  if (participant.startsWith('org:')) {
    await tx.delete(organization).where(eq(organization.acronym, participant.slice(4)));
    return;
  }
  await tx.delete(stateName).where(eq(stateName.iso3, participant));
  await tx.delete(state).where(eq(state.iso3, participant));
}

/** Did the database refuse it because another row refers to it? */
const isReferred = (fault: unknown): boolean =>
  typeof fault === 'object' &&
  fault !== null &&
  (('code' in fault && fault.code === '23503') || ('cause' in fault && isReferred(fault.cause)));

async function namesNow(tx: Tx, participant: string): Promise<Names | null> {
  if (participant.startsWith('org:')) {
    const [row] = await tx
      .select()
      .from(organization)
      .where(eq(organization.acronym, participant.slice(4)))
      .for('update');
    return row ? { short: { ...row.name }, formal: {} } : null;
  }
  const rows = await tx
    .select()
    .from(stateName)
    .where(and(eq(stateName.iso3, participant), isNull(stateName.to)));
  if (rows.length === 0 && (await tx.select().from(state).where(eq(state.iso3, participant))).length === 0) return null;
  return {
    short: Object.fromEntries(rows.map(({ language, short }) => [language, short])),
    formal: Object.fromEntries(rows.map(({ language, formal }) => [language, formal])),
  };
}

async function writeNames(tx: Tx, iso3: string, { short, formal }: Names): Promise<void> {
  for (const [language, name] of Object.entries(short)) {
    const set = { short: name, formal: formal[language] ?? name };
    const changed = await tx
      .update(stateName)
      .set(set)
      .where(and(eq(stateName.iso3, iso3), eq(stateName.language, language), isNull(stateName.to)))
      .returning({ id: stateName.id });
    if (changed.length === 0) await tx.insert(stateName).values({ iso3, language, ...set });
  }
}
