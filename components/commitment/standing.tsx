import { type Mark, Status, type Tone } from '#components/ui/status.tsx';
import type { CommitmentStatus, Locale, ProgressStatus } from '#db/vocabulary.ts';
import type { CommitmentRow, Progress } from '#lib/commitment/queries.ts';
import { translator } from '#lib/language/language.ts';

type Look = { mark: Mark; tone: Tone };

const ofCommitment: Record<CommitmentStatus, Look> = {
  open: { mark: 'hollow', tone: 'plain' },
  'under-way': { mark: 'half', tone: 'plain' },
  done: { mark: 'solid', tone: 'adopted' },
  overdue: { mark: 'square', tone: 'refusal' },
  superseded: { mark: 'dashed', tone: 'quiet' },
};
const ofProgress: Record<ProgressStatus, Look> = {
  'not-begun': { mark: 'hollow', tone: 'plain' },
  'under-way': { mark: 'half', tone: 'plain' },
  done: { mark: 'solid', tone: 'adopted' },
};

/** How a commitment stands, and, where several are to keep it, how many have. */
export function Standing({ locale, of }: { locale: Locale; of: Pick<CommitmentRow, 'status' | 'progress'> }) {
  const done = of.progress.filter(({ status }) => status === 'done').length;
  return (
    <>
      <Status {...ofCommitment[of.status]}>{translator(locale, 'vocabulary')(`commitmentStatus.${of.status}`)}</Status>
      {of.progress.length > 1 && of.status !== 'superseded' && (
        <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
          {translator(locale, 'commitment')('keptBy', { done, count: of.progress.length })}
        </span>
      )}
    </>
  );
}

type SaidProps = { locale: Locale; status: NonNullable<Progress['status']>; href?: string };

/** What an actor says of its part, leading to the report where that stands elsewhere. */
export function Said({ locale, status, href }: SaidProps) {
  const word = translator(locale, 'vocabulary')(`progressStatus.${status}`);
  return <Status {...ofProgress[status]}>{href ? <a href={href}>{word}</a> : word}</Status>;
}
