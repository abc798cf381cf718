import { asc } from 'drizzle-orm';
import { body, bodyMember, office } from '#db/schema/body.ts';
import type { Reader } from '#lib/act/read.ts';
import { dateText, type LeftOut, present } from '#lib/process/export/shape.ts';

/** The bodies with their members and offices, and the offices of the process, as a process file has them. */
export async function exportBodies(db: Reader, leftOut: LeftOut) {
  const bodies = await db.select().from(body).orderBy(asc(body.rank));
  const all = await db.select().from(bodyMember).orderBy(asc(bodyMember.createdAt));
  const members = all.filter(({ source }) => source !== null);
  for (const { participant, body: key, source, instrument } of all)
    if (source === null || instrument !== null) leftOut(`that ${participant} is of ${key} by ${instrument}`);
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
      const own = officesIn(one.key);
      const named = members.filter((member) => member.body === one.key);
      return present({
        code: one.code,
        ...one.name,
        parent: codeOf(one.parent),
        termsOfReference: one.termsOfReference,
        mandate: Object.keys(mandate).length > 0 ? mandate : null,
        restricted: one.restricted || null,
        source: one.source,
        offices: own.length > 0 ? own : null,
        members:
          named.length > 0
            ? named.map((member) =>
                present({
                  participant: member.participant.replace(/^org:/, ''),
                  part: member.part === 'member' ? null : member.part,
                  from: dateText(member.from, member.fromPrecision),
                  to: dateText(member.to, member.toPrecision),
                  source: member.source,
                  note: member.note,
                }),
              )
            : null,
      });
    }),
  };
}
