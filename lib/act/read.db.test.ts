import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { rows } from '#lib/act/read.ts';

const shout = (text: string) => text.toUpperCase();

test.each([
  ['a transform', z.string().transform(shout)],
  ['one within', z.array(z.object({ a: z.string().transform(shout).nullable() }))],
  ['a preprocess', z.preprocess((text) => text, z.string())],
  ['a default', z.string().default('x')],
  ['a catch', z.string().catch('x')],
  ['a coercion', z.coerce.string()],
])('a shape with %s is refused: production gives rows as they come', async (_what, one) => {
  const asked = rows(database(), z.object({ one }), sql`select 'a' as one`);
  await expect(asked).rejects.toThrow('changes what is read');
});

test('a shape that only checks gives the rows as they are', async () => {
  const shape = z.object({
    one: z
      .string()
      .refine((text) => text === 'a')
      .nullable(),
    many: z.array(z.int()),
  });
  expect(await rows(database(), shape, sql`select 'a' as one, '[1]'::json as many`)).toEqual([{ one: 'a', many: [1] }]);
});
