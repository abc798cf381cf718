import { sql } from 'drizzle-orm';
import { rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { addConference } from '#lib/conference/commands.ts';
import { announceConference } from '#lib/conference/step/commands.ts';
import { clearDocument, issueDocument } from '#lib/document/commands.ts';
import { addDocument } from '#lib/document/draft/commands.ts';
import { makePdf } from '#lib/upload/fixtures.ts';

/** Builders of conferences and their documents. Days are counted from the register's today, so that no test ends with a year. */

/** A day of the register's calendar: so many days after its today, or before it. */
export async function dayFromToday(days: number): Promise<string> {
  const [row] = await rows<{ day: string }>(sql`select (today() + ${days}::int)::text as day`);
  if (!row) throw new Error('the register has no today');
  return row.day;
}

/** The form of a conference half a year ahead; its symbols begin with AP/SOM.10. */
export const conferenceForm = async (more: object = {}) => ({
  body: 'senior-officials-meeting',
  ordinal: '10',
  title: { en: 'Tenth Senior Officials’ Meeting' },
  from: await dayFromToday(180),
  to: await dayFromToday(181),
  city: null,
  hosts: ['KAZ'],
  mode: '',
  ...more,
});

/** A conference that the secretariat alone knows of. */
export const plannedConference = async (staff: Actor, more: object = {}): Promise<{ id: string; slug: string }> =>
  value(await addConference(staff, await conferenceForm(more)));

/** A conference that everybody knows of. */
export async function announcedConference(staff: Actor, more: object = {}): Promise<{ id: string; slug: string }> {
  const made = await plannedConference(staff, more);
  value(await announceConference(staff, { id: made.id, expectedVersion: 1 }));
  return made;
}

/** A PDF as a form sends it. */
export const pdfFile = (language: string, words = `text ${language}`, kind = 'original') => ({
  language,
  kind,
  name: `text-${language}.pdf`,
  bytes: makePdf(words, language === 'ru' ? 'ru' : 'en'),
});

/** The form of a document for participants, in English alone. */
export const documentForm = (conferenceId: string, symbol: string, more: object = {}) => ({
  conferenceId,
  agendaItemId: '',
  symbol,
  title: { en: `Title of ${symbol}` },
  // Tests number their documents as they like.
  deliberate: true,
  distribution: 'general',
  access: 'participants',
  delegation: '',
  files: [pdfFile('en', `The text of ${symbol}`)],
  ...more,
});

/** Clears a draft and issues it. */
export async function clearAndIssue(staff: Actor, id: string): Promise<void> {
  value(await clearDocument(staff, { id, expectedVersion: 1 }));
  value(await issueDocument(staff, { id, expectedVersion: 2 }));
}

/** A document that those its access names see. */
export async function issuedDocument(staff: Actor, conferenceId: string, symbol: string, more: object = {}) {
  const made = value(await addDocument(staff, documentForm(conferenceId, symbol, more)));
  await clearAndIssue(staff, made.id);
  return made;
}

/** Has a body be one whose members are named. */
export async function restricted(body: string): Promise<void> {
  await rows(sql`update body set restricted = true where key = ${body}`);
}

/** The conference of the demonstration that has statements: the founding one. */
export async function foundingConference(): Promise<{ id: string; slug: string }> {
  const [found] = await rows<{ id: string; slug: string }>(
    sql`select c.id, c.slug from conference c where exists (select from statement s where s.conference_id = c.id)`,
  );
  if (!found) throw new Error('the demonstration has no statement');
  return found;
}
