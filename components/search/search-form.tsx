import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { FieldRow } from '#components/ui/fieldset.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

type Props = { locale: Locale; q?: string | undefined; error?: string | undefined; help?: boolean };

/** The field in which the whole site is searched, with what was typed. */
export function SearchForm({ locale, q, error, help = false }: Props) {
  const t = translator(locale, 'search');
  return (
    <form method="get" action={`/${locale}/search`} role="search" aria-label={t('box')} className="tw:mb-8">
      <FieldRow>
        <TextField name="q" type="search" label={t('label')} defaultValue={q} error={error} />
        <Button tone="quiet">{t('find')}</Button>
      </FieldRow>
      {help && <p className="tw:mt-2 tw:max-w-measure tw:text-sm tw:text-muted">{t('help')}</p>}
    </form>
  );
}
