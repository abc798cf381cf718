import { z } from 'zod';

/** The words of a file, a line for each paragraph or page; `whole` is false where they were cut at a bound, `words` null where nothing can be read. */
export const plainText = z.object({ words: z.string().nullable(), whole: z.boolean() });
export type PlainText = z.output<typeof plainText>;
