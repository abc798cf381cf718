import { asc } from 'drizzle-orm';
import { body, bodyMember, office } from '#db/schema/body.ts';
import type { Reader } from '#lib/act/read.ts';
import { dateText, filled, nameInFile, present, sourcesOfFacts } from '#lib/process/export/shape.ts';
import { keysOfNames } from '#lib/process/load/body-names.ts';

/** The bodies with their members and offices, and the offices of the process, as a process file has them. */
export async function exportBodies(db: Reader) {
  const bodies = await db.select().from(body).orderBy(asc(body.rank));
  const members = await db.select().from(bodyMember).orderBy(asc(bodyMember.createdAt));
  const offices = await db.select().from(office).orderBy(asc(office.rank));
  const sourcesOf = await sourcesOfFacts(db, 'body');
  const ranks = new Map(bodies.map(({ key, rank }) => [key, rank]));
  const rankOf = (key: string | null) => (key === null ? -1 : (ranks.get(key) ?? -1));
  // Loaded are those of the process first, then those of each body: in another order they stand all in one list.
  const areInOrder = offices.every((one, at) => rankOf(offices[at - 1]?.body ?? null) <= rankOf(one.body));
  const inFile = (one: (typeof offices)[number]) => ({ key: one.key, ...one.name, joint: one.joint || null });
  const officesIn = (key: string) =>
    areInOrder ? offices.filter((one) => one.body === key).map((one) => present(inFile(one))) : [];
  const codeOf = (key: string | null) => bodies.find((one) => one.key === key)?.code;
  // Two of whose names the same key would be made are told apart in this order, as they are when they are loaded.
  const keys = keysOfNames(bodies.map(({ name, code }) => ({ name, code })));
  return {
    offices: offices
      .filter((one) => !areInOrder || one.body === null)
      .map((one) => present({ ...inFile(one), body: codeOf(one.body) })),
    bodies: bodies.map((one, at) => {
      const mandate = present({
        from: dateText(one.mandateFrom, one.mandateFromPrecision),
        to: dateText(one.mandateTo, one.mandateToPrecision),
      });
      return present({
        key: one.key === keys[at] ? null : one.key,
        code: one.code,
        ...one.name,
        parent: codeOf(one.parent),
        termsOfReference: one.termsOfReference,
        mandate: Object.keys(mandate).length > 0 ? mandate : null,
        restricted: one.restricted || null,
        source: one.source,
        sources: sourcesOf(one.key),
        offices: filled(officesIn(one.key)),
        members: filled(
          members
            .filter((member) => member.body === one.key)
            .map((member) =>
              present({
                participant: nameInFile(member.participant),
                part: member.part === 'member' ? null : member.part,
                from: dateText(member.from, member.fromPrecision),
                to: dateText(member.to, member.toPrecision),
                source: member.source,
                instrument: member.instrument,
                note: member.note,
              }),
            ),
        ),
      });
    }),
  };
}
