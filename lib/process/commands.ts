import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { process, processTerm } from '#db/schema/process.ts';
import { organization, state, stateName } from '#db/schema/state.ts';
import { organizationRoles, processVocabularies } from '#db/vocabulary.ts';
import { command } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { procedureSaid } from '#lib/act/procedure-rules.ts';
import { Refused } from '#lib/act/result.ts';
import { dropCitations, keepSource } from '#lib/source/citation/commands.ts';
import { addSources } from '#lib/source/commands.ts';

const words = z.record(z.string(), z.string());
const partial = z.object({ date: z.string(), precision: z.enum(['day', 'month', 'year']) });

/** Begins the register: the process, the sources, the States and organizations it knows of. Once. */
export const loadProcess = command({
  act: 'loadProcess',
  input: z.object({
    process: z.object({
      name: words,
      nameNote: words.nullable(),
      remarks: z.record(z.string(), z.record(z.string(), z.string())),
      acronym: z.string(),
      symbolPrefix: z.string(),
      kind: words,
      launched: partial,
      launchSource: z.string().nullable(),
      launchParticipants: z.array(z.string()),
      workingLanguages: z.array(z.string()),
      interfaceLanguages: z.array(z.string()),
      aims: z.array(z.object({ words, source: z.string().nullable() })).default([]),
      contacts: z
        .array(
          z.object({
            office: words,
            press: z.boolean(),
            email: z.string().nullable(),
            phone: z.string().nullable(),
            url: z.string().nullable(),
            source: z.string().nullable(),
          }),
        )
        .default([]),
      chairRotation: words.nullable(),
      supportUnitTasks: words.nullable(),
      symbols: z.boolean(),
      zone: z.string(),
      procedure: procedureSaid,
      licence: z.object({ name: words, url: z.string().nullable() }).nullable().default(null),
      notFound: z.array(words),
      demonstration: z.boolean(),
      fileHash: z.string(),
    }),
    terms: z.array(
      z.object({
        vocabulary: z.enum(processVocabularies),
        key: z.string(),
        means: z.string().nullable().optional(),
        name: words,
      }),
    ),
    sources: z.array(
      z.object({
        key: z.string(),
        publisher: z.string(),
        title: z.string(),
        date: partial.nullable(),
        url: z.string().nullable(),
      }),
    ),
    states: z.array(z.object({ iso3: z.string(), m49: z.string(), note: z.string().nullable() })),
    stateNames: z.array(
      z.object({
        iso3: z.string(),
        language: z.string(),
        short: z.string(),
        formal: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
      }),
    ),
    organizations: z.array(
      z.object({
        acronym: z.string(),
        name: words,
        role: z.enum(organizationRoles),
        since: partial.nullable(),
        source: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
  }),
  subject: async (tx) => ({ loaded: (await tx.select({ hash: process.fileHash }).from(process)).at(0) ?? null }),
  run: async ({ tx, input, subject }) => {
    if (subject.loaded) throw new Refused('register-not-empty');
    const { launched, ...values } = input.process;
    await tx.insert(process).values({ ...values, launched: launched.date, launchedPrecision: launched.precision });
    if (input.terms.length > 0) await tx.insert(processTerm).values(input.terms.map((row, rank) => ({ ...row, rank })));
    await addSources(tx, input.sources);
    await tx.insert(state).values(input.states);
    await tx.insert(stateName).values(input.stateNames);
    if (input.organizations.length > 0)
      await tx.insert(organization).values(
        input.organizations.map(({ since, ...row }) => ({
          ...row,
          since: since?.date ?? null,
          sincePrecision: since?.precision ?? null,
        })),
      );
    const { acronym, fileHash, demonstration } = input.process;
    return {
      value: { acronym },
      subject: { noun: 'process', id: acronym },
      after: { acronym, fileHash, demonstration },
    };
  },
});

/** Corrects when the process was launched, with the source that says so, for a reason; the record keeps what was said before. */
export const correctLaunch = command({
  act: 'correctLaunch',
  input: z.object({
    launched: field.partialDate,
    source: field.sourceKey,
    reason: field.optionalText(1000).pipe(z.string({ error: 'field-missing' })),
  }),
  subject: async (tx) => (await tx.select().from(process).for('update'))[0] ?? null,
  run: async ({ tx, input: { launched, source, reason }, subject }) => {
    const set = { launched: launched.date, launchedPrecision: launched.precision, launchSource: source };
    await tx.update(process).set(set).where(eq(process.single, true));
    const of = subject.launchParticipants.length > 0 ? ['launchParticipants'] : [];
    await keepSource(tx, { noun: 'process', subject: 'process', of, had: subject.launchSource, has: source });
    const dropped = await dropCitations(tx, 'process', 'process', ['launched']);
    return {
      value: { acronym: subject.acronym },
      subject: { noun: 'process', id: subject.acronym },
      before: {
        launched: subject.launched,
        launchedPrecision: subject.launchedPrecision,
        source: subject.launchSource,
      },
      after: {
        launched: launched.date,
        launchedPrecision: launched.precision,
        source,
        reason,
        ...(dropped.length > 0 && { droppedSources: dropped }),
      },
    };
  },
});
