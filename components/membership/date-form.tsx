import { day } from '#components/source/when.ts';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { FieldRow } from '#components/ui/fieldset.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { MembersView } from '#lib/membership/queries.ts';

type Props = { locale: Locale; view: MembersView; sort: string | undefined; error: string | undefined };

/** Chooses the day: a form, and links to the days on which the register changes, which public/enhance/date-slider.js makes a slider of. */
export function DateForm({ locale, view, sort, error }: Props) {
  const t = translator(locale, 'membership');
  const at = (date: string) => `/${locale}/members?${new URLSearchParams({ date, ...(sort && { sort }) })}`;
  const days = view.changes.length > 0 ? [...new Set([...view.changes, view.today])].sort() : [];
  return (
    <>
      <form method="get" action={`/${locale}/members`}>
        {sort && <input type="hidden" name="sort" value={sort} />}
        <FieldRow>
          <TextField name="date" type="date" label={t('date')} defaultValue={view.date} required error={error} />
          <Button tone="quiet">{t('show')}</Button>
        </FieldRow>
      </form>
      {days.length > 1 && (
        <nav aria-label={t('changes')} data-slider={view.date} data-label={t('slider')} className="tw:mt-4">
          <p className="tw:text-sm tw:font-normal tw:text-muted">{t('changes')}</p>
          <ul className="tw:flex tw:flex-wrap tw:gap-x-5 tw:text-sm">
            {days.map((date) => (
              <li key={date}>
                <a
                  className="tw:inline-block tw:py-0.5 tw:current:text-ink tw:current:no-underline"
                  href={at(date)}
                  data-day={date}
                  aria-current={date === view.date ? 'true' : undefined}
                >
                  {date === view.today ? t('today') : day(locale, date)}
                </a>
              </li>
            ))}
          </ul>
          {days.length > 2 && (
            <div data-slot className="tw:mt-3 tw:h-14 tw:max-w-128 tw:noscript:hidden tw:print:hidden" />
          )}
        </nav>
      )}
      <script type="module" src="/enhance/date-slider.js" />
    </>
  );
}
