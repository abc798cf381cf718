import { fieldText, valueText } from '#components/record/value-text.ts';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { RecordEntry, RecordView } from '#lib/record/queries.ts';
import type { Change } from '#lib/record/rules.ts';

type Props = { locale: Locale; entry: RecordEntry; names: RecordView['names'] };

/** How many fields stand open; the others unfold. */
const open = 5;

/** What an act recorded, field by field: what stood before is struck out, what stands now is underlined. */
export function ChangeList({ locale, entry, names }: Props) {
  const t = translator(locale, 'staff-record');
  const { changes } = entry;
  const rest = changes.slice(open);
  return (
    <>
      <Changes locale={locale} entry={entry} names={names} changes={changes.slice(0, open)} />
      {rest.length > 0 && (
        <details>
          <summary>{t('more', { count: rest.length })}</summary>
          <Changes locale={locale} entry={entry} names={names} changes={rest} />
        </details>
      )}
    </>
  );
}

function Changes({ locale, entry, names, changes }: Props & { changes: readonly Change[] }) {
  if (changes.length === 0) return null;
  const t = translator(locale, 'staff-record');
  const place = { locale, noun: entry.subject.noun, names };
  return (
    <dl className="tw:wrap-anywhere">
      {changes.map(({ path, before, after }) => {
        const key = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
        return (
          <div
            key={path.join('.')}
            className="tw:@max-record/rows:mb-1 tw:@record/rows:grid tw:@record/rows:grid-cols-[minmax(7rem,11rem)_minmax(0,1fr)] tw:@record/rows:gap-x-3"
          >
            <dt className="tw:font-normal tw:text-muted">{fieldText(locale, place.noun, path)}</dt>
            <dd>
              {before === undefined ? (
                valueText(place, key, after)
              ) : (
                <>
                  <del className="tw:text-muted">{valueText(place, key, before)}</del>{' '}
                  <span className="tw:sr-only">{t('became')}</span>
                  <ins className="tw:underline-offset-[0.18em]">{valueText(place, key, after)}</ins>
                </>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
