import { and, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { agendaItem } from '#db/schema/conference.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { rows } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { type Conference, isPublic, lockConference } from '#lib/conference/parts/commands.ts';
import { isOver, movedInAgenda, placeInAgenda } from '#lib/conference/rules.ts';
import { keepCorrection } from '#lib/correction/commands.ts';
import { corrected, differenceOf } from '#lib/correction/rules.ts';

const agendaOf = (tx: Tx, conferenceId: string) =>
  tx
    .select()
    .from(agendaItem)
    .where(eq(agendaItem.conferenceId, conferenceId))
    .orderBy(agendaItem.rank, agendaItem.number)
    .for('update');

/** Numbers the places of an agenda: one, two, three. */
async function putInOrder(tx: Tx, items: readonly { id: string; rank: number }[]): Promise<void> {
  for (const [at, item] of items.entries())
    if (item.rank !== at + 1)
      await tx
        .update(agendaItem)
        .set({ rank: at + 1 })
        .where(eq(agendaItem.id, item.id));
}

/** Refuses to touch the agenda of a conference that is over without a reason, and any agenda of a cancelled one. */
function expectAgendaOpen({ stage }: Conference, why: string | null): void {
  if (stage === 'cancelled') throw new Refused('conference-over');
  if (isOver(stage) && !why) throw new Refused('reason-missing', { fields: { reason: 'field-missing' } });
}

async function expectNumberFree(tx: Tx, conferenceId: string, number: string, but: string | null): Promise<void> {
  const taken = await tx
    .select({ id: agendaItem.id })
    .from(agendaItem)
    .where(and(eq(agendaItem.conferenceId, conferenceId), eq(agendaItem.number, number)));
  if (taken.some(({ id }) => id !== but)) throw new Refused('number-taken', { fields: { number: 'number-taken' } });
}

const why = field.optionalText(1000).optional().default(null);
const facts = {
  number: field.line(12).pipe(z.string().regex(/^\d{1,3}([.(][0-9a-z]{1,5}\)?)?$/i, 'agenda-number-form')),
  title: field.someWords(300),
};

/** Adds an item to the agenda of a conference, behind the last that its number follows; its number is unique there. */
export const addAgendaItem = command({
  act: 'addAgendaItem',
  input: z.object({ conferenceId: field.id, ...facts, reason: why }),
  subject: (tx, { conferenceId }) => lockConference(tx, { id: conferenceId }),
  run: async ({ tx, input: { reason, ...given }, subject }) => {
    expectAgendaOpen(subject, reason);
    const agenda = await agendaOf(tx, subject.id);
    await expectNumberFree(tx, subject.id, given.number, null);
    const place = placeInAgenda(agenda, given.number);
    const [made] = await tx
      .insert(agendaItem)
      .values({ ...given, rank: place + 1 })
      .returning();
    if (!made) throw new Error('an agenda item was not written');
    await putInOrder(tx, agenda.toSpliced(place, 0, made));
    if (reason && isOver(subject.stage))
      await keepCorrection(tx, {
        noun: 'agenda-item',
        subjectId: made.id,
        about: subject.id,
        kind: 'corrected',
        reason,
        before: {},
        after: { number: given.number, title: given.title },
        wasPublic: noticed(subject),
      });
    return {
      value: { id: made.id, slug: subject.slug },
      subject: { noun: 'agenda-item', id: made.id },
      after: { ...given, ...(reason && { reason }) },
    };
  },
});

/** An item with its conference, locked; null where there is none. */
async function lockItem(tx: Tx, { id }: { id: string }) {
  const [of] = await tx.select({ id: agendaItem.conferenceId }).from(agendaItem).where(eq(agendaItem.id, id));
  const conference = of && (await lockConference(tx, of));
  if (!conference) return null;
  const agenda = await agendaOf(tx, conference.id);
  const item = agenda.find((one) => one.id === id);
  return item ? { conference, agenda, item } : null;
}

/** Was it on the agenda of a meeting that is over, and public? Then what is put right has a notice; before, an agenda is still being made. */
const noticed = (conference: Conference): boolean => isOver(conference.stage) && isPublic(conference);

/** Corrects the number or the title of an agenda item; of a conference that is over for a reason, with a notice. Its place stays. */
export const correctAgendaItem = command({
  act: 'correctAgendaItem',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, ...facts, reason: why }),
  subject: lockItem,
  run: async ({ tx, input, subject: { conference, item } }) => {
    expectVersion(item, input.expectedVersion);
    expectAgendaOpen(conference, input.reason);
    const { number, title, reason } = input;
    if (!differenceOf<Record<string, unknown>>({ number: item.number, title: item.title }, { number, title }))
      throw new Refused('nothing-changed');
    await expectNumberFree(tx, conference.id, number, item.id);
    await tx.update(agendaItem).set({ number, title, version: sql`version + 1` }).where(eq(agendaItem.id, item.id));
    const changed = corrected({ number: item.number, title: item.title }, { number, title });
    if (reason && Object.keys(changed.before).length > 0)
      await keepCorrection(tx, {
        noun: 'agenda-item',
        subjectId: item.id,
        about: conference.id,
        kind: 'corrected',
        reason,
        before: { number: item.number, ...changed.before },
        after: { number, ...changed.after },
        wasPublic: noticed(conference),
      });
    return {
      value: { id: item.id, conferenceId: conference.id },
      subject: { noun: 'agenda-item', id: item.id },
      before: { number: item.number, title: item.title },
      after: { number, title, ...(reason && { reason }) },
    };
  },
});

/** Moves an agenda item one place earlier or later: the order is the office's. */
export const moveAgendaItem = command({
  act: 'moveAgendaItem',
  input: z.object({
    id: field.id,
    expectedVersion: field.expectedVersion,
    to: field.oneOf(['earlier', 'later']),
  }),
  subject: lockItem,
  run: async ({ tx, input, subject: { conference, agenda, item } }) => {
    expectVersion(item, input.expectedVersion);
    if (conference.stage === 'cancelled') throw new Refused('conference-over');
    const order = movedInAgenda(agenda, item.id, input.to);
    const [before, after] = [agenda.indexOf(item) + 1, order.indexOf(item) + 1];
    if (before === after) throw new Refused('agenda-end');
    await putInOrder(tx, order);
    await tx.update(agendaItem).set({ version: sql`version + 1` }).where(eq(agendaItem.id, item.id));
    return {
      value: { id: item.id, conferenceId: conference.id },
      subject: { noun: 'agenda-item', id: item.id },
      before: { place: before },
      after: { place: after },
    };
  },
});

/** Refuses while progress reports are to be taken up under items, `i`: they would lose their place without anybody's word. */
export async function expectNoReports(tx: Tx, items: SQL): Promise<void> {
  const [on] = await rows(
    tx,
    z.object({ count: z.int() }),
    sql`select count(*)::int as count from progress_report r join agenda_item i on i.id = r.agenda_item_id where ${items}`,
  );
  if (on && on.count > 0) throw new Refused('agenda-item-taken-up', { params: { count: on.count } });
}

/** Takes an item off the agenda; of a conference that is over for a reason, with a notice. Refuses while documents or reports stand under it, and says how many. */
export const removeAgendaItem = command({
  act: 'removeAgendaItem',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, reason: why }),
  subject: lockItem,
  run: async ({ tx, input: { expectedVersion, reason }, subject: { conference, agenda, item } }) => {
    expectVersion(item, expectedVersion);
    expectAgendaOpen(conference, reason);
    const [on] = await rows(
      tx,
      z.object({ count: z.int() }),
      sql`select count(*)::int as count from document where agenda_item_id = ${item.id}`,
    );
    if (on && on.count > 0) throw new Refused('agenda-item-rested-on', { params: { count: on.count } });
    await expectNoReports(tx, sql`i.id = ${item.id}`);
    await tx.delete(agendaItem).where(eq(agendaItem.id, item.id));
    await putInOrder(
      tx,
      agenda.filter((one) => one !== item),
    );
    const before = { number: item.number, title: item.title, place: agenda.indexOf(item) + 1 };
    if (reason)
      await keepCorrection(tx, {
        noun: 'agenda-item',
        subjectId: item.id,
        about: conference.id,
        kind: 'annulled',
        reason,
        before,
        wasPublic: noticed(conference),
      });
    return {
      value: { id: item.id, conferenceId: conference.id },
      subject: { noun: 'agenda-item', id: item.id },
      before,
      after: { ...(reason && { reason }) },
    };
  },
});
