import type { Locale } from '#db/vocabulary.ts';
import type { BodyPageView } from '#lib/body/queries.ts';
import { translator } from '#lib/language/language.ts';
import type { FrameView } from '#lib/process/queries.ts';

/** The head of a body's page: its name, and what a search engine says under it. */
export function headOf(locale: Locale, view: BodyPageView | null, frame: FrameView) {
  const part = 'body' as const;
  if (!view || !frame) return { part, title: view?.name };
  const said = { body: view.name, process: frame.name, count: view.conferences };
  return { part, title: view.name, description: translator(locale, part)('described', said) };
}
