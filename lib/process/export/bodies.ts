import { asc } from 'drizzle-orm';
import { body, bodyMember, office } from '#db/schema/body.ts';
import type { Reader } from '#lib/act/read.ts';
import { dateText, filled, type LeftOut, nameInFile, present } from '#lib/process/export/shape.ts';

/** The bodies with their members and offices, and the offices of the process, as a process file has them. */
export async function exportBodies(db: Reader, leftOut: LeftOut) {
  const bodies = await db.select().from(body).orderBy(asc(body.rank));
  const all = await db.select().from(bodyMember).orderBy(asc(bodyMember.createdAt));
  const members = all.filter(({ source }) => source !== null);
  for (const { body: of, participant, source, instrument } of all)
    if (source === null) leftOut(`${participant} in ${of}, by ${instrument}: a member without a source`);
  const offices = await db.select().from(office).orderBy(asc(office.rank));
  const officesIn = (key: string | null) =>
    offices
      .filter((one) => one.body === key)
      .map((one) => present({ key: one.key, ...one.name, joint: one.joint || null }));
  const codeOf = (key: string | null) => bodies.find((one) => one.key === key)?.code;
  return {
    offices: officesIn(null),
    bodies: bodies.map((one) => {
      const mandate = present({
        from: dateText(one.mandateFrom, one.mandateFromPrecision),
        to: dateText(one.mandateTo, one.mandateToPrecision),
      });
      return present({
        code: one.code,
        ...one.name,
        parent: codeOf(one.parent),
        termsOfReference: one.termsOfReference,
        mandate: Object.keys(mandate).length > 0 ? mandate : null,
        restricted: one.restricted || null,
        source: one.source,
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
                note: member.note,
              }),
            ),
        ),
      });
    }),
  };
}
