import { SYSTEM } from '#lib/act/actor.ts';
import { addBody } from '#lib/body/commands.ts';
import { recordBodyMember } from '#lib/body/member/commands.ts';
import { addOffice } from '#lib/body/office/commands.ts';
import type { ProcessFile } from '#lib/process/input.ts';
import { bodiesOf, officesOf } from '#lib/process/load/body-names.ts';
import { loadCitations } from '#lib/process/load/citations.ts';
import { byWhat, keyOfParticipant } from '#lib/process/load/reference-data.ts';
import type { Step } from '#lib/process/load/step.ts';

/** Bodies, those first that others report to, each in the place that the file gives it; then the offices, of the process and of each body. */
export async function loadBodies(step: Step, file: ProcessFile): Promise<void> {
  const waiting = bodiesOf(file);
  const there = new Set<string>();
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ parent }) => parent === null || there.has(parent));
    const [one] = waiting.splice(Math.max(0, next), 1);
    if (!one) break;
    const { path, members: _, sources, ...body } = one;
    await step(path, async (tx) => {
      const { key } = await addBody.within(tx, SYSTEM, body);
      await loadCitations(tx, 'body', key, sources);
    });
    there.add(body.key);
  }
  for (const { path, ...office } of officesOf(file)) {
    await step(path, (tx) => addOffice.within(tx, SYSTEM, office));
  }
}

/** Who belongs to each body, as sources list it. */
export async function loadBodyMembers(step: Step, file: ProcessFile): Promise<number> {
  let made = 0;
  for (const { path, key, members } of bodiesOf(file)) {
    for (const [i, { participant, part = 'member', from = '', to = '', note = null, ...by }] of members.entries()) {
      const named = keyOfParticipant(file, participant);
      await step(`${path}.members[${i}]`, async (tx) => {
        await recordBodyMember.within(tx, SYSTEM, {
          body: key,
          participant: named,
          part,
          from,
          to,
          note,
          ...byWhat(by),
        });
        made++;
      });
    }
  }
  return made;
}
