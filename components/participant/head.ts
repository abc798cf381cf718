import { periodStatus } from '#components/membership/status-text.ts';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { ParticipantView } from '#lib/participant/queries.ts';
import type { FrameView } from '#lib/process/queries.ts';

/** The head of the page of a State or an organization: its name, and what a search engine says under it. */
export function headOf(locale: Locale, view: ParticipantView | null, frame: FrameView) {
  const t = translator(locale, 'participant');
  const part = 'participant' as const;
  if (!view || !frame) return { part, title: view?.name };
  const { name, standing } = view;
  const process = frame.name;
  const description = standing
    ? t('described', { name, process, status: periodStatus(locale, standing).toLocaleLowerCase(locale) })
    : t('describedAlone', { name, process });
  return { part, title: name, description };
}
