import type { ReactNode } from 'react';
import { Dated } from '#components/source/timed.tsx';
import { classes } from '#components/ui/classes.ts';
import { type ArrangementStage, arrangementStages, type Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { ArrangementView } from '#lib/secretariat/queries.ts';

/** A mark and the line from it to the next: downward on a phone, else along the words. */
const step = [
  'tw:relative tw:ps-7 tw:pb-4 tw:md:ps-0 tw:md:pe-4 tw:md:pt-7 tw:md:pb-0',
  'tw:before:absolute tw:before:start-1.5 tw:before:top-3.5 tw:before:-bottom-1.5 tw:before:border-s-2 tw:last:before:hidden',
  'tw:md:before:start-3.5 tw:md:before:end-0 tw:md:before:top-1.5 tw:md:before:bottom-auto tw:md:before:border-s-0 tw:md:before:border-t-2',
  'tw:after:absolute tw:after:start-0 tw:after:top-1.5 tw:after:size-3.5 tw:after:rounded-full tw:after:border-2 tw:after:forced-color-adjust-none tw:md:after:top-0',
].join(' ');

/** The steps of a hosting arrangement, those reached marked and said so; the last one reached carries its date. */
export function ArrangementLine({ locale, arrangement }: { locale: Locale; arrangement: ArrangementView }) {
  const t = translator(locale, 'secretariat');
  const vocabulary = translator(locale, 'vocabulary');
  // What ended, by a refusal or otherwise, shows the steps that it took and no others.
  const ended = arrangement.stage === 'terminated' || arrangement.stage === 'declined';
  const steps = ended
    ? arrangement.steps.map(({ stage }) => stage)
    : arrangementStages.filter((stage) => stage !== 'terminated' && stage !== 'declined');
  const reached = steps.indexOf(arrangement.stage);
  const says = (stage: ArrangementStage, at: number): ReactNode => {
    if (at > reached) return t('notRecorded');
    const on = arrangement.steps.find((one) => one.stage === stage)?.on;
    if (on) return <Dated locale={locale} date={on} />;
    return t(stage === arrangement.stage ? 'undated' : 'passed');
  };
  return (
    <ol className="tw:mt-3 tw:mb-4 tw:grid tw:md:auto-cols-fr tw:md:grid-flow-col" aria-label={t('line')}>
      {steps.map((stage, at) => (
        <li
          key={stage}
          className={classes(
            step,
            at <= reached
              ? 'tw:text-ink tw:after:border-ink tw:after:bg-ink'
              : 'tw:text-muted tw:after:border-edge tw:after:bg-paper',
            at < reached
              ? 'tw:before:border-solid tw:before:border-ink'
              : 'tw:before:border-dotted tw:before:border-edge',
          )}
          aria-current={at === reached ? 'step' : undefined}
        >
          {vocabulary(`arrangementStage.${stage}`)}
          <span className="tw:block tw:text-sm">{says(stage, at)}</span>
        </li>
      ))}
    </ol>
  );
}
