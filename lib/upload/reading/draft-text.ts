import { z } from 'zod';
import { paragraphKinds } from '#db/vocabulary.ts';
import { unreadKinds } from '#lib/upload/reading/text.ts';

/** What a paragraph of a text cannot be, and is named with its words and its place. */
export const apartKinds = [
  'table',
  'nested-table',
  'text-box',
  'footnote',
  'endnote',
  'comment',
  'equation',
  'picture',
  'chart',
  'hidden',
  'struck',
  'header',
] as const;
export type ApartKind = (typeof apartKinds)[number];

const draftParagraph = z.object({
  kind: z.enum(paragraphKinds),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** As they would be when all changes are accepted; `*…*` is emphasis. */
  words: z.string(),
  /** The number that was typed or counted before it, and is not among its words. */
  mark: z.string().nullable(),
  /** Whether the file says what it is; otherwise that is a guess, to be looked at. */
  isSure: z.boolean(),
  /** The bookmarks that begin in it: by them it is known again. */
  bookmarks: z.array(z.string()),
  /** Its words with the mark that was taken off, as they stand in the file. */
  whole: z.string(),
  /** Whose changes are in it. */
  authors: z.array(z.string()),
  /** Which of the languages that stand side by side it is in. */
  column: z.int().min(0),
  /** Who the file was for is said in its head, which is no paragraph of the text. */
  isHead: z.boolean(),
});
export type DraftParagraph = z.output<typeof draftParagraph>;

/** A DOCX understood as a text: its paragraphs, and what could not be one. */
export const draftText = z.object({
  paragraphs: z.array(draftParagraph),
  /** `after` is the place in `paragraphs` of the one that it stands in or behind; -1 before all. */
  apart: z.array(z.object({ kind: z.enum(apartKinds), words: z.string(), after: z.int().min(-1) })),
  /** Everybody whose tracked changes were accepted. */
  authors: z.array(z.string()),
  /** Whose tracked changes stand anywhere in it, and how many there are; null where there are none. */
  tracked: z.object({ authors: z.array(z.string()), count: z.int() }).nullable(),
  /** The words of each paragraph that tracked changes are in, with those that go and come. */
  redlines: z.array(
    z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string(), emphasised: z.boolean() })),
  ),
  /** That it is a rolling text of ours, with the proposals of all in its words. */
  isRolling: z.boolean(),
  /** The languages of its columns, where it is a file of ours that says them. */
  languages: z.array(z.string()),
  unread: z.enum(unreadKinds).nullable(),
});
export type DraftText = z.output<typeof draftText>;

/** A draft with nothing in it: `unread` is why nothing was read. */
export const emptyDraft = (unread: DraftText['unread'] = null): DraftText => ({
  ...{ paragraphs: [], apart: [], authors: [], tracked: null, redlines: [], isRolling: false, languages: [] },
  unread,
});
