import { day } from '#components/source/when.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { ChangeRow } from '#lib/data/queries.ts';
import { labelled, translator } from '#lib/language/language.ts';

/** What changed in public, a line each: the day, what it is of, and how it changed. What changed alike on one day is said once. */
export function Changes({ locale, rows }: { locale: Locale; rows: readonly ChangeRow[] }) {
  const t = translator(locale, 'data');
  if (rows.length === 0) return <p className="tw:mt-4 tw:text-muted">{t('changesNone')}</p>;
  const days = [...Map.groupBy(rows, ({ on }) => on)];
  return (
    <ul className="tw:mt-4 tw:*:border-t tw:*:border-rule tw:*:py-2 tw:md:*:grid tw:md:*:grid-cols-[12rem_minmax(0,1fr)] tw:md:*:gap-x-6">
      {days.map(([on, ofDay]) => (
        <li key={on}>
          <time dateTime={on} className="tw:max-md:block tw:text-sm tw:text-muted">
            {day(locale, on)}
          </time>
          <ul>
            {alike(ofDay).map(({ row, count }) => (
              <li key={`${row.noun} ${row.kind} ${row.about} ${row.path} ${row.reason}`}>
                {labelled(locale, t(`nouns.${row.noun}`))}
                <Of locale={locale} row={row} /> – {t(`change.${row.kind}`)}
                {count > 1 && ` (${count})`}
                {row.reason && <span className="tw:block tw:text-sm tw:text-muted">{row.reason}</span>}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** The changes of a day, what is said alike of several once with how many they are. */
function alike(rows: readonly ChangeRow[]): { row: ChangeRow; count: number }[] {
  const said = Map.groupBy(rows, ({ noun, kind, about, path, reason }) =>
    JSON.stringify([noun, kind, about, path, reason]),
  );
  return [...said.values()].flatMap(([row, ...more]) => (row ? [{ row, count: 1 + more.length }] : []));
}

function Of({ locale, row: { about, path } }: { locale: Locale; row: ChangeRow }) {
  if (!about) return '…';
  return path === null ? about : <a href={`/${locale}${path}`}>{about}</a>;
}
