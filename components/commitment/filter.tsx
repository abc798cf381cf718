import { errorOf } from '#components/layout/wrong-values.tsx';
import { Button } from '#components/ui/button.tsx';
import { FieldRow } from '#components/ui/fieldset.tsx';
import { Select } from '#components/ui/select.tsx';
import { commitmentStatuses, type Locale } from '#db/vocabulary.ts';
import type { CommitmentFilter, FilterChoices } from '#lib/commitment/queries.ts';
import { translator } from '#lib/language/language.ts';
import type { Wrong } from '#lib/page/asked.ts';

type Props = {
  locale: Locale;
  path: string;
  filter: CommitmentFilter;
  choices: FilterChoices;
  wrong: readonly Wrong[];
};

/** Narrows the commitments by outcome, status and actor, through the address. */
export function Filter({ locale, path, filter: { outcome, status, actor }, choices, wrong }: Props) {
  const t = translator(locale, 'commitment');
  const words = translator(locale, 'vocabulary');
  const actors = choices.secretariat
    ? [...choices.actors, { key: 'secretariat', name: words('commitmentActor.secretariat') }]
    : choices.actors;
  return (
    <form method="get" action={path} className="tw:mb-8">
      <FieldRow>
        <Select
          name="outcome"
          label={t('outcome')}
          placeholder={t('anyOutcome')}
          options={choices.outcomes.map(({ key, name }) => ({ value: key, label: name }))}
          defaultValue={outcome ?? ''}
          error={errorOf(locale, wrong, 'outcome')}
        />
        <Select
          name="status"
          label={t('status')}
          placeholder={t('anyStatus')}
          options={commitmentStatuses.map((key) => ({ value: key, label: words(`commitmentStatus.${key}`) }))}
          defaultValue={status ?? ''}
          error={errorOf(locale, wrong, 'status')}
        />
        <Select
          name="actor"
          label={t('actors')}
          placeholder={t('anyActor')}
          options={actors.map(({ key, name }) => ({ value: key, label: name }))}
          defaultValue={actor ?? ''}
          error={errorOf(locale, wrong, 'actor')}
        />
        <Button tone="quiet">{t('filter')}</Button>
        {(outcome || status || actor) && <a href={path}>{t('clear')}</a>}
      </FieldRow>
    </form>
  );
}
