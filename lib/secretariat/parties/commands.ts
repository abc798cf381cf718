import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { arrangementParty } from '#db/schema/secretariat.ts';
import { expectParticipants } from '#lib/process/participant/commands.ts';

/** Who gives the secretariat its seat, and who does its work: by their keys. */
type Parties = { hosts: string[]; runners: string[] };

/** Who hosts and who runs it; refuses beside its field whoever is no State or organization of the register. */
export async function putParties(tx: Tx, arrangementId: string, given: Parties): Promise<void> {
  await expectParticipants(tx, { hosts: given.hosts, runners: given.runners });
  await tx.delete(arrangementParty).where(eq(arrangementParty.arrangementId, arrangementId));
  const values = [
    ...given.hosts.map((participant) => ({ arrangementId, participant, part: 'hosts' as const })),
    ...given.runners.map((participant) => ({ arrangementId, participant, part: 'runs' as const })),
  ];
  if (values.length > 0) await tx.insert(arrangementParty).values(values);
}

/** Who hosts and who runs it, as it stands. */
export async function partiesOf(tx: Tx, id: string): Promise<Parties> {
  const all = await tx
    .select()
    .from(arrangementParty)
    .where(eq(arrangementParty.arrangementId, id))
    .orderBy(arrangementParty.participant);
  const keys = (part: 'hosts' | 'runs') => all.filter((one) => one.part === part).map(({ participant }) => participant);
  return { hosts: keys('hosts'), runners: keys('runs') };
}
