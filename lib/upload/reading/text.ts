import { z } from 'zod';

/** What a DOCX may have that its text in the browser does not show: it is named above the text. */
export const unshownKinds = ['numbered', 'equations', 'charts', 'pictures', 'hidden'] as const;
export type Unshown = (typeof unshownKinds)[number];

/** Why nothing of a file is shown: past the bounds, not to be read, held back by the scanner, too much to do just now. */
export const unreadKinds = ['too-long', 'unreadable', 'held-back', 'busy'] as const;
export type Unread = (typeof unreadKinds)[number];

/**
 * A DOCX as HTML to show inside a page. `whole` is false where it was cut at a bound; `unshown` is what it does not show as the file
 * has it; `html` is empty where it is `unread`.
 */
export const readText = z.object({
  html: z.string(),
  whole: z.boolean(),
  unshown: z.array(z.enum(unshownKinds)),
  unread: z.enum(unreadKinds).nullable(),
});
export type ReadText = z.output<typeof readText>;

export const cannotRead = (unread: Unread): ReadText => ({ html: '', whole: false, unshown: [], unread });
