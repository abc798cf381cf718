import { z } from 'zod';
import {
  allSourced,
  dated,
  maybeDate,
  participantKey,
  sourced,
  sourceShape,
  sourcesByField,
  sourcesShape,
} from '#app/api/v1/items/said.ts';
import { bodyParts } from '#db/vocabulary.ts';
import type { BodyView } from '#lib/body/queries.ts';
import type { Locale } from '#lib/language/language.ts';
import { citedFor } from '#lib/source/rules.ts';

const memberShape = z.object({
  participant: participantKey,
  name: z.string(),
  part: z.enum(bodyParts),
  from: maybeDate,
  to: maybeDate,
  source: sourceShape.nullable(),
});

const bodyFacts = {
  key: z.string(),
  code: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  mandate: z.object({ from: maybeDate, to: maybeDate }),
  termsOfReference: z.string().nullable(),
  restricted: z.boolean(),
  source: sourceShape.nullable(),
  sources: sourcesShape,
};

export const bodyShape = z.object({
  ...bodyFacts,
  offices: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      joint: z.boolean(),
      incumbents: z.array(z.object({ participant: participantKey, since: maybeDate, sources: z.array(sourceShape) })),
    }),
  ),
  members: z.array(memberShape),
});

export const bodiesShape = z.object({ today: z.iso.date(), bodies: z.array(bodyShape) });

export const bodyJson = (locale: Locale, body: BodyView): z.output<typeof bodyShape> => ({
  key: body.key,
  code: body.code,
  name: body.name,
  parent: body.parent?.key ?? null,
  mandate: { from: dated(body.mandate.from), to: dated(body.mandate.to) },
  termsOfReference: body.termsOfReference,
  restricted: body.restricted,
  source: sourced(body.source),
  sources: sourcesByField(locale, body, {
    name: body.name,
    parent: body.parent,
    mandate: body.mandate.from ?? body.mandate.to,
    termsOfReference: body.termsOfReference,
    restricted: body.restricted,
  }),
  offices: body.offices.map(({ key, name, joint, holders }) => ({
    key,
    name,
    joint,
    incumbents: holders.map((holder) => ({
      participant: holder.participant,
      since: dated(holder.since),
      sources: allSourced(locale, citedFor(holder, 'actualFrom')),
    })),
  })),
  members: body.members.map((member) => ({
    participant: member.participant,
    name: member.name,
    part: member.part,
    from: dated(member.from),
    to: dated(member.to),
    source: sourced(member.source),
  })),
});

/** A row of bodies.csv: a body by itself; whoever belongs to it stands in body-members.csv. */
export const bodyColumns = z.object(bodyFacts);

export const bodyRow = (locale: Locale, body: BodyView): z.output<typeof bodyColumns> => {
  const { offices: _offices, members: _members, ...facts } = bodyJson(locale, body);
  return facts;
};

export const bodyMemberColumns = z.object({ body: z.string(), bodyName: z.string(), ...memberShape.shape });

export const bodyMemberRows = (locale: Locale, body: BodyView): z.output<typeof bodyMemberColumns>[] =>
  bodyJson(locale, body).members.map((member) => ({ body: body.key, bodyName: body.name, ...member }));
