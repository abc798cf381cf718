import { Dated } from '#components/source/timed.tsx';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { FieldRow } from '#components/ui/fieldset.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { MembersView } from '#lib/membership/queries.ts';

type Props = { locale: Locale; view: MembersView; sort: string | undefined; error: string | undefined };

/** Chooses the day: any, in a form, or one of those on which the register changes, which are the stops of a slider (public/enhance/date-slider.js). */
export function DateForm({ locale, view, sort, error }: Props) {
  const t = translator(locale, 'membership');
  const at = (date: string) => `/${locale}/members?${new URLSearchParams({ date, ...(sort && { sort }) })}`;
  const today = { date: view.today, precision: 'day' } as const;
  const days =
    view.changes.length > 0
      ? [...view.changes.filter(({ date }) => date !== view.today), today].toSorted((a, b) =>
          a.date.localeCompare(b.date),
        )
      : [];
  return (
    <div className="tw:flex tw:flex-wrap tw:items-end tw:gap-x-12 tw:gap-y-5">
      <form method="get" action={`/${locale}/members`}>
        {sort && <input type="hidden" name="sort" value={sort} />}
        <FieldRow>
          <TextField name="date" type="date" label={t('date')} defaultValue={view.date} required error={error} />
          <Button tone="quiet">{t('show')}</Button>
        </FieldRow>
      </form>
      {days.length > 1 && (
        <nav aria-labelledby="changes" data-slider={view.date} className="tw:max-w-full tw:min-w-0 tw:flex-[0_1_30rem]">
          <p id="changes" className="tw:text-sm tw:font-normal tw:text-muted">
            {t('changes')}
          </p>
          {days.length > 2 && <div data-slot className="tw:h-6 tw:noscript:hidden tw:print:hidden" />}
          <ul className="tw:flex tw:flex-wrap tw:justify-between tw:gap-x-5 tw:text-sm">
            {days.map(({ date, precision }) => (
              <li key={date}>
                <a
                  className="tw:inline-block tw:py-0.5 tw:current:text-ink tw:current:no-underline tw:data-chosen:bg-sunk"
                  href={at(date)}
                  data-day={date}
                  aria-current={date === view.date ? 'true' : undefined}
                >
                  {date === view.today ? t('today') : <Dated locale={locale} date={{ date, precision }} />}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <script type="module" src="/enhance/date-slider.js" />
    </div>
  );
}
