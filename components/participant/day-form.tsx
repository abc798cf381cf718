import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { FieldRow } from '#components/ui/fieldset.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

type Props = { locale: Locale; path: string; date: string; error: string | undefined };

/** Chooses the day as of which a State or an organization is shown. */
export function DayForm({ locale, path, date, error }: Props) {
  const t = translator(locale, 'participant');
  return (
    <form method="get" action={path} className="tw:mb-5 tw:print:hidden">
      <FieldRow>
        <TextField name="date" type="date" label={t('day')} defaultValue={date} error={error} required />
        <Button tone="quiet">{t('show')}</Button>
      </FieldRow>
    </form>
  );
}
