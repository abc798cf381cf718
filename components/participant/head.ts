import { assuranceWord } from '#components/membership/counted.ts';
import { periodStatus } from '#components/membership/status-text.ts';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import { assuranceOf } from '#lib/membership/rules.ts';
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
    ? t('described', { name, process, status: statusOf(locale, view, standing) })
    : t('describedAlone', { name, process });
  return { part, title: name, description };
}

/** The status of the day, with the mark of how sure it is. */
function statusOf(
  locale: Locale,
  { periods }: Pick<ParticipantView, 'periods'>,
  standing: NonNullable<ParticipantView['standing']>,
): string {
  const said = periodStatus(locale, standing).toLocaleLowerCase(locale);
  const period = periods.find(({ id }) => id === standing.id);
  const certainty = standing.certain ? 'certain' : 'possible';
  const mark = period && assuranceWord(locale, assuranceOf({ ...period, certainty }));
  return mark ? translator(locale, 'membership')('possibly', { status: said, mark }) : said;
}
