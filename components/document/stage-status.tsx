import { type Mark, Status, type Tone } from '#components/ui/status.tsx';
import type { DocumentStage, Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

const marks: Record<DocumentStage, { mark: Mark; tone: Tone }> = {
  draft: { mark: 'hollow', tone: 'plain' },
  'under-review': { mark: 'hollow', tone: 'plain' },
  cleared: { mark: 'half', tone: 'plain' },
  issued: { mark: 'solid', tone: 'plain' },
  superseded: { mark: 'dashed', tone: 'quiet' },
  withdrawn: { mark: 'dashed', tone: 'quiet' },
};

/** Where a document stands in its life. */
export function StageStatus({ locale, stage }: { locale: Locale; stage: DocumentStage }) {
  return <Status {...marks[stage]}>{translator(locale, 'vocabulary')(`documentStage.${stage}`)}</Status>;
}
