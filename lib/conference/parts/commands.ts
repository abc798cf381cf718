import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { conference, conferenceParticipant } from '#db/schema/conference.ts';
import { conferenceModes, conferenceStages, inferredParts, precisions } from '#db/vocabulary.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { refuseDays } from '#lib/conference/rules.ts';
import { dateFormat } from '#lib/language/formatter.ts';
import { expectParticipants } from '#lib/process/participant/commands.ts';
import type { PartialDate } from '#lib/time/period.ts';

const emptyIsNull = (value: unknown): unknown => (value === '' ? null : value);
const someone = z.array(field.participant).optional().default([]);

/** What is said of a conference, as its forms ask for it. */
export const conferenceShape = z.object({
  body: z.string({ error: 'choice-missing' }).trim().min(1, 'choice-missing').max(80, 'choice-missing'),
  ordinal: field.optionalOrdinal,
  title: field.someWords(300),
  from: field.partialDate,
  to: field.optionalPartialDate,
  dateNote: field.optionalWords(200).optional().default(null),
  /** The part of its days that no source gives. */
  inferred: field.optionalOneOf(inferredParts).optional().default(null),
  opensAt: z
    .preprocess(emptyIsNull, z.nullable(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time-form')))
    .optional()
    .default(null),
  city: field.optionalWords(120),
  country: field.optionalWords(120).optional().default(null),
  mode: z.preprocess(emptyIsNull, z.enum(conferenceModes).nullable()),
  venue: field.optionalWords(200).optional().default(null),
  zone: z.preprocess(emptyIsNull, z.string().refine(isZone, 'zone-unknown').nullable()).optional().default(null),
  hosts: someone,
  chairs: someone,
  observers: someone,
  organiser: field.optionalWords(300).optional().default(null),
  financedBy: field.optionalWords(300).optional().default(null),
  support: field.optionalWords(2000).optional().default(null),
  theme: field.optionalWords(300).optional().default(null),
  confidentiality: field.optionalWords(1000).optional().default(null),
  note: field.optionalWords(2000).optional().default(null),
});
export type GivenConference = z.output<typeof conferenceShape>;

function isZone(zone: string): boolean {
  try {
    return Boolean(dateFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** Days for which a conference was announced before it was postponed, as a process file tells them. */
const formerDays = z.object({
  from: field.partialDate,
  to: field.optionalPartialDate.optional().default(null),
  reason: field.optionalText(1000).optional().default(null),
});

/** A conference as it is added: by the form, which gives its facts alone, or from a process file, which tells how it went. */
export const newConference = conferenceShape.extend({
  /** Null leaves it to the days: one to come is announced, one past is closed. */
  stage: z.enum(conferenceStages).nullable().optional().default('planned'),
  /** Postponed, and no new date set: `from` and `to` no longer hold. */
  dateOpen: z.boolean().optional().default(false),
  formerDays: z.array(formerDays).optional().default([]),
  /** To try the portal out on: seen by those who take part, never public, of no number in a series. */
  exercise: z.boolean().optional().default(false),
  /** Given when a day stands for a month or a year that is all a source gives. */
  fromPrecision: z.enum(precisions).optional(),
  source: field.optionalSource,
  /** The languages in which the title is a translation of the secretariat's own. */
  ownTranslation: z.array(z.string()).optional().default([]),
  participants: z
    .array(z.object({ participant: z.string(), tookPart: z.boolean(), adopted: z.boolean() }))
    .optional()
    .default([]),
});

/** Both ends as they are stored; refuses an end before the beginning. */
export function daysOf({ from, to }: { from: PartialDate; to: PartialDate | null }) {
  const refusal = refuseDays(from, to);
  if (refusal) throw new Refused(refusal.code, refusal);
  return { from: from.date, fromPrecision: from.precision, to: to?.date ?? null, toPrecision: to?.precision ?? null };
}

/** A conference by its id, locked. */
export const lockConference = async (tx: Tx, { id }: { id: string }) =>
  (await tx.select().from(conference).where(eq(conference.id, id)).for('update'))[0] ?? null;
export type Conference = NonNullable<Awaited<ReturnType<typeof lockConference>>>;

type Parts = Pick<GivenConference, 'hosts' | 'chairs' | 'observers'>;
type Took = { participant: string; tookPart: boolean; adopted: boolean };

/** Who hosts, chairs and observes, beside who took part and adopted. */
export async function putParts(tx: Tx, conferenceId: string, parts: Parts, took: readonly Took[]): Promise<void> {
  const all = new Set([...parts.hosts, ...parts.chairs, ...parts.observers]);
  for (const { participant } of took) all.add(participant);
  await expectParticipants(tx, { hosts: parts.hosts, chairs: parts.chairs, observers: parts.observers });
  await tx.delete(conferenceParticipant).where(eq(conferenceParticipant.conferenceId, conferenceId));
  if (all.size === 0) return;
  await tx.insert(conferenceParticipant).values(
    [...all].map((participant) => ({
      conferenceId,
      participant,
      tookPart: took.some((one) => one.participant === participant && one.tookPart),
      adopted: took.some((one) => one.participant === participant && one.adopted),
      hosts: parts.hosts.includes(participant),
      chairs: parts.chairs.includes(participant),
      observes: parts.observers.includes(participant),
    })),
  );
}

/** Who took part, adopted, hosts, chairs and observes, as it stands. */
export async function partsOf(tx: Tx, id: string): Promise<{ parts: Parts; took: Took[] }> {
  const all = await tx
    .select()
    .from(conferenceParticipant)
    .where(eq(conferenceParticipant.conferenceId, id))
    .orderBy(conferenceParticipant.participant);
  const keys = (part: 'hosts' | 'chairs' | 'observes') =>
    all.filter((one) => one[part]).map(({ participant }) => participant);
  return {
    parts: { hosts: keys('hosts'), chairs: keys('chairs'), observers: keys('observes') },
    took: all.filter((one) => one.tookPart || one.adopted),
  };
}

/** Could the public see it: announced once, and no exercise? */
export const isPublic = ({ stage, exercise }: Pick<Conference, 'stage' | 'exercise'>): boolean =>
  stage !== 'planned' && !exercise;

/** What its notices are about. */
export const notice = (id: string, why: string, wasPublic: boolean) =>
  ({ noun: 'conference', subjectId: id, about: id, reason: why, wasPublic }) as const;

/** The days of a conference as they are stored. */
export const storedDays = ({ from, fromPrecision, to, toPrecision }: Conference) => ({
  from,
  fromPrecision,
  to,
  toPrecision,
});
