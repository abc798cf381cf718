import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { actorFor, loadedRegister, rows } from '#bin/test/world.ts';
import { database } from '#db/client.ts';
import { forgetTyping, keepRefused, keepTyping } from '#lib/account/typing/commands.ts';
import { refusedTyping, typingUnder } from '#lib/account/typing/queries.ts';
import { type Actor, PUBLIC, setActor } from '#lib/act/actor.ts';

let one: Actor;
let other: Actor;
beforeAll(async () => {
  await loadedRegister();
  one = await actorFor('delegate', { iso3: 'KAZ' });
  other = await actorFor('head-of-delegation', { iso3: 'KAZ' });
});

test('what was typed is there again for whoever typed it, the last time it was, and for nobody else', async () => {
  expect(await keepTyping(one, 'text:1:replace', { 'words.en': 'Half a sen' })).toBe(true);
  expect(await keepTyping(one, 'text:1:replace', { 'words.en': 'Half a sentence' })).toBe(true);
  expect(await typingUnder(one, 'text:1:')).toMatchObject([
    { form: 'text:1:replace', fields: { 'words.en': 'Half a sentence' } },
  ]);
  expect(await typingUnder(other, 'text:')).toEqual([]);
  expect(await typingUnder(one, 'text:2:')).toEqual([]);
  expect(await keepTyping(PUBLIC, 'text:1:replace', {})).toBe(false);
  expect(await keepTyping(one, 'text:1:x', { 'words.en': 'x'.repeat(200_000) })).toBe(false);
  await forgetTyping(one, 'text:1:replace');
  expect(await typingUnder(one, 'text:')).toEqual([]);
  expect(await rows(sql`select from audit_record where act like '%yping%'`)).toEqual([]);
});

test('the words of a form that was refused are there for whoever typed them, of the last one and for a moment', async () => {
  const words = [{ label: 'Text', value: 'Two\nlines' }];
  await keepRefused(one, words);
  expect(await refusedTyping(one)).toEqual(words);
  expect(await refusedTyping(other)).toEqual([]);
  await keepRefused(PUBLIC, words);
  expect(await refusedTyping(PUBLIC)).toEqual([]);
  // What is longer than any act takes is not kept, and the words before it are not taken for it.
  await keepRefused(one, [{ label: 'Text', value: 'x'.repeat(1_000_000) }]);
  expect(await refusedTyping(one)).toEqual([]);
  await keepRefused(one, words);
  await database().transaction(async (tx) => {
    await setActor(tx, one);
    await tx.execute(sql`update kept_typing set typed_at = typed_at - interval '2 minutes' where form = 'refused'`);
  });
  expect(await refusedTyping(one)).toEqual([]);
});
