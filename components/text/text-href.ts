import type { Locale } from '#db/vocabulary.ts';

/** Where a text is read: the room, the text, and the language and paragraph that its address names. */
export type At = {
  locale: Locale;
  room: 'desk' | 'staff';
  id: string;
  language?: string | undefined;
  paragraph?: string | undefined;
  /** The paragraph of a long text whose part is shown; where none is named, that of `paragraph`, or the first. */
  from?: string | undefined;
  /** The page of the list of proposals. */
  page?: string | undefined;
  /** The form that is open, by its name. */
  open: string | undefined;
};

type Next = { language?: string; paragraph?: string; from?: string; page?: number; open?: string };

/** The address of the same page with another language, paragraph or form open; at that paragraph. */
export function textHref({ locale, room, id, language, from: shown }: At, next: Next): string {
  const query = new URLSearchParams();
  const read = next.language ?? language;
  if (read) query.set('language', read);
  const from = next.paragraph ? undefined : (next.from ?? shown);
  if (from) query.set('from', from);
  if (next.page) query.set('page', `${next.page}`);
  if (next.paragraph) query.set('paragraph', next.paragraph);
  if (next.open) query.set('do', next.open);
  const where = room === 'staff' ? 'staff/text' : 'desk/agreement';
  const anchor = next.paragraph ? `#p-${next.paragraph}` : next.open ? `#${next.open}` : '';
  return `/${locale}/portal/${where}/${id}${query.size > 0 ? `?${query}` : ''}${anchor}`;
}

/** What every form of the page carries, so that it comes back to where it was sent from. */
export const whereFields = ({ room, id, language }: At) => [
  { kind: 'hidden' as const, name: 'room', value: room },
  { kind: 'hidden' as const, name: 'textId', value: id },
  { kind: 'hidden' as const, name: 'reading', value: language ?? '' },
];

/** Which of the delegation’s own things is acted on. */
export const ownFields = (delegation: string | null, id: string) => [
  { kind: 'hidden' as const, name: 'delegation', value: delegation ?? '' },
  { kind: 'hidden' as const, name: 'id', value: id },
];
