import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Add } from '#bin/bench/figures.ts';
import { circulatedText, copyOf, shortSilence } from '#bin/test/text.ts';
import { actorFor, rows } from '#bin/test/world.ts';
import { closeDatabase } from '#db/client.ts';
import type { Actor } from '#lib/act/actor.ts';
import { receipts } from '#lib/adoption/queries.ts';
import { breakSilence } from '#lib/adoption/silence/commands.ts';
import { publishAdopted } from '#lib/outcome/adopted/commands.ts';

const rounds = 200;
const silenceMs = 120;

type People = { staff: Actor; head: Actor };
/** What came of a round: was the objection receipted, and what is the text. */
type Outcome = { receipted: boolean; state: string; adopted: boolean; published: boolean };

/** How an objection is refused that came too late, by the rule or by the register, and a publication that came too early. */
const tooLate = new Set(['silence-over', 'silence-ended', 'text-not-adopted']);

const until = (moment: number) => wait(Math.max(0, moment - Date.now()));

/** An objection that sets out so many milliseconds before a silence expires, while the secretariat publishes what was adopted as soon as it is. */
async function race({ staff, head }: People, textId: string, lead: number, publishes: number): Promise<Outcome> {
  const { id, expiresAt } = await shortSilence(textId, silenceMs);
  const delegation = head.participant ?? '';
  const expires = new Date(expiresAt).getTime();
  const [objected, made] = await Promise.all([
    until(expires - lead).then(() =>
      breakSilence(head, { id, delegation, kind: 'objection', language: 'en', words: 'We object.' }),
    ),
    until(expires + publishes).then(() => publishAdopted(staff, { id: textId })),
  ]);
  for (const given of [objected, made])
    if (!given.ok && !tooLate.has(given.refusal.code)) throw new Error(`refused: ${given.refusal.code}`);
  await until(expires + 2);
  const receipted = (await receipts(head, 'en', 'silence', id)).some(({ act }) => act === 'breakSilence');
  if (receipted !== objected.ok) throw new Error('What was answered is not what was recorded.');
  const [facts] = await rows<{ state: string; adopted: boolean; published: boolean }>(
    sql`select silence_state(s, clock_timestamp()) as state, text_adopted_at(s.text_id, clock_timestamp()) is not null as adopted,
      exists (select from outcome_text x where x.text_id = s.text_id) as published from silence_procedure s where s.id = ${id}`,
  );
  if (!facts) throw new Error('The silence is gone.');
  return { receipted, ...facts };
}

/**
 * Two hundred objections in the very moment in which a silence expires. Each sets out a little later than one that was in time, and a little
 * earlier than one that was not, so that the moments of both stay together. A text is adopted despite an objection where the register says
 * so, or where it was made public as adopted.
 */
export async function raceFigures(add: Add): Promise<void> {
  try {
    const people = {
      staff: await actorFor('secretariat'),
      head: await actorFor('head-of-delegation', { iso3: 'KAZ' }),
    };
    const { id: first } = await circulatedText(people.staff, {}, { ordinal: '71', title: { en: 'On silence' } });
    const outcomes: Outcome[] = [];
    let textId = first;
    let lead = 30;
    for (let round = 0; round < rounds; round += 1) {
      const outcome = await race(people, textId, lead, (round % 8) - 3);
      outcomes.push(outcome);
      lead = Math.min(silenceMs, Math.max(-10, lead + (outcome.receipted ? -2 : 2)));
      // A text whose silence was broken may be asked for another.
      if (outcome.adopted || outcome.published) textId = await copyOf(first);
    }
    const counted = (is: (one: Outcome) => boolean) => outcomes.filter(is).length;
    const won = counted(({ receipted, state }) => receipted && state === 'broken');
    const expired = counted(({ receipted, state, adopted }) => !receipted && state === 'adopted' && adopted);
    const despite = counted(
      ({ receipted, state, adopted, published }) => receipted && (state !== 'broken' || adopted || published),
    );
    const published = counted(({ receipted, published }) => receipted && published);
    add(`objections as a silence expires, of ${rounds}: in time, and receipted`, won, '> 0', won > 0);
    add(`objections as a silence expires, of ${rounds}: too late, and refused`, expired, '> 0', expired > 0);
    add('rounds that ended as neither', rounds - won - expired, '0', won + expired === rounds);
    add('texts adopted despite an objection that was receipted in time', despite, '0', despite === 0);
    add('of these: made public as adopted while the objection was being recorded', published, '0', published === 0);
  } finally {
    await closeDatabase();
  }
}
