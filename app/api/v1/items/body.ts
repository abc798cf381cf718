import { z } from 'zod';
import { dated, maybeDate, participantKey, sourced, sourceShape } from '#app/api/v1/items/said.ts';
import { bodyParts } from '#db/vocabulary.ts';
import type { BodyView } from '#lib/body/queries.ts';

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
};

export const bodyShape = z.object({
  ...bodyFacts,
  offices: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      joint: z.boolean(),
      incumbents: z.array(z.object({ participant: participantKey, since: maybeDate })),
    }),
  ),
  members: z.array(memberShape),
});

export const bodiesShape = z.object({ today: z.iso.date(), bodies: z.array(bodyShape) });

export const bodyJson = (body: BodyView): z.output<typeof bodyShape> => ({
  key: body.key,
  code: body.code,
  name: body.name,
  parent: body.parent?.key ?? null,
  mandate: { from: dated(body.mandate.from), to: dated(body.mandate.to) },
  termsOfReference: body.termsOfReference,
  restricted: body.restricted,
  source: sourced(body.source),
  offices: body.offices.map(({ key, name, joint, holders }) => ({
    key,
    name,
    joint,
    incumbents: holders.map(({ participant, since }) => ({ participant, since: dated(since) })),
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

export const bodyRow = (body: BodyView): z.output<typeof bodyColumns> => {
  const { offices: _offices, members: _members, ...facts } = bodyJson(body);
  return facts;
};

export const bodyMemberColumns = z.object({ body: z.string(), bodyName: z.string(), ...memberShape.shape });

export const bodyMemberRows = (body: BodyView): z.output<typeof bodyMemberColumns>[] =>
  bodyJson(body).members.map((member) => ({ body: body.key, bodyName: body.name, ...member }));
