import { day } from '#components/source/when.ts';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { FieldRow } from '#components/ui/fieldset.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { MembersView } from '#lib/membership/queries.ts';

/** Chooses the day: a form, and links to the days on which the register changes, which public/enhance/date-slider.js makes a slider of. */
export function DateForm({ locale, view, sort }: { locale: Locale; view: MembersView; sort: string | undefined }) {
  const t = translator(locale, 'membership');
  const at = (date: string) => `/${locale}/members?${new URLSearchParams({ date, ...(sort && { sort }) })}`;
  return (
    <>
      <form method="get" action={`/${locale}/members`}>
        {sort && <input type="hidden" name="sort" value={sort} />}
        <FieldRow>
          <TextField name="date" type="date" label={t('date')} defaultValue={view.date} required />
          <Button tone="quiet">{t('show')}</Button>
        </FieldRow>
      </form>
      {view.changes.length > 0 && (
        <nav aria-label={t('changes')} data-slider={view.date} data-label={t('slider')} className="mt-4">
          <p className="small">{t('changes')}</p>
          <ul className="changes">
            {[...new Set([...view.changes, view.today])].sort().map((date) => (
              <li key={date}>
                <a href={at(date)} data-day={date} aria-current={date === view.date ? 'true' : undefined}>
                  {date === view.today ? t('today') : day(locale, date)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <script type="module" src="/enhance/date-slider.js" />
    </>
  );
}
