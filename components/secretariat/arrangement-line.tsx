import { type ArrangementStage, arrangementStages, type Locale } from '#db/vocabulary.ts';
import { formatPartialDate, translator } from '#lib/language/language.ts';
import type { ArrangementView } from '#lib/secretariat/queries.ts';

/** The steps of a hosting arrangement, those reached marked and said so; the last one reached carries its date. */
export function ArrangementLine({ locale, arrangement }: { locale: Locale; arrangement: ArrangementView }) {
  const t = translator(locale, 'secretariat');
  const vocabulary = translator(locale, 'vocabulary');
  const reached = arrangementStages.indexOf(arrangement.stage);
  const steps = arrangementStages.filter((stage) => stage !== 'terminated' || arrangement.stage === 'terminated');
  const says = (stage: ArrangementStage, at: number): string => {
    if (at > reached) return t('notRecorded');
    if (stage !== arrangement.stage) return t('passed');
    return arrangement.on ? formatPartialDate(locale, arrangement.on) : t('undated');
  };
  return (
    <ol className="hosting-line" aria-label={t('line')}>
      {steps.map((stage, at) => (
        <li
          key={stage}
          className={at <= reached ? 'reached' : undefined}
          aria-current={at === reached ? 'step' : undefined}
        >
          {vocabulary(`arrangementStage.${stage}`)}
          <span>{says(stage, at)}</span>
        </li>
      ))}
    </ol>
  );
}
