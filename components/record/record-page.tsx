import { ExerciseMark } from '#components/conference/exercise-mark.tsx';
import { ChangeList } from '#components/record/change-list.tsx';
import { Button } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FieldRow } from '#components/ui/fieldset.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { type PageLink, Pagination } from '#components/ui/pagination.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { formatDayAndTime, inProtocolOrder, translator, wordOr } from '#lib/language/language.ts';
import type { RecordEntry, RecordView } from '#lib/record/queries.ts';
import { perPage } from '#lib/record/rules.ts';

type Props = { locale: Locale; view: RecordView; zone: string };

/** The record, the latest act first: when, who and for whom, what was done to what, and what changed. */
export function RecordPage({ locale, view, zone }: Props) {
  const t = translator(locale, 'staff-record');
  const acts = translator(locale, 'act');
  const { entries, total, page, act, names } = view;
  const first = (page - 1) * perPage + 1;
  return (
    <>
      <PageHeading title={translator(locale, 'staff')('area.record')} lead={<p>{t('lead')}</p>} />
      <Filter locale={locale} view={view} />
      <DataTable<RecordEntry>
        caption={t('caption', { first, last: first + entries.length - 1, total })}
        rowKey={({ seq }) => `${seq}`}
        rowId={({ seq }) => `act-${seq}`}
        count={t('count', { count: total })}
        empty={<EmptyState title={t(act ? 'noMatch' : 'none')} />}
        columns={[
          { key: 'number', label: t('number'), shrink: true, cell: ({ seq }) => seq },
          {
            key: 'when',
            label: t('when'),
            shrink: true,
            cell: ({ at }) => <When locale={locale} at={at} zone={zone} />,
          },
          { key: 'who', label: t('who'), cell: (entry) => <Who locale={locale} entry={entry} names={names} /> },
          { key: 'act', label: t('act'), cell: (entry) => acts(`${entry.act}.name`) },
          {
            key: 'subject',
            label: t('subject'),
            cell: (entry) => <Subject locale={locale} entry={entry} names={names} />,
          },
          {
            key: 'changed',
            label: t('changed'),
            cell: (entry) =>
              entry.changes.length > 0 ? <ChangeList locale={locale} entry={entry} names={names} /> : null,
          },
        ]}
        groups={[{ key: 'acts', rows: entries }]}
      />
      <Pagination label={t('pages')} links={linksOf(locale, view)} />
    </>
  );
}

/** The day, and under it the time with its zone. */
function When({ locale, at, zone }: { locale: Locale; at: string; zone: string }) {
  const { day, time } = formatDayAndTime(locale, new Date(at), zone);
  return (
    <time dateTime={at}>
      {day}
      <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">{time}</span>
    </time>
  );
}

type Of = { locale: Locale; entry: RecordEntry; names: RecordView['names'] };

function Who({ locale, entry: { name, role, actsFor, capacity }, names }: Of) {
  const t = translator(locale, 'staff-record');
  const words = translator(locale, 'vocabulary');
  if (name === null) return t('portal');
  const as = words(`capacity.${capacity}`);
  const whom = actsFor ? (names[actsFor]?.name ?? actsFor) : words(`role.${role ?? 'secretariat'}`);
  return (
    <>
      {name}
      {whom !== as && (
        <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">{t('forWhom', { whom })}</span>
      )}
      <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">{t('asCapacity', { capacity: as })}</span>
    </>
  );
}

function Subject({ locale, entry: { subject }, names }: Of) {
  const named = names[subject.id];
  const text = named?.name ?? (subject.id.length === 36 ? subject.id.slice(0, 8) : subject.id);
  return (
    <>
      <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
        {wordOr(translator(locale, 'staff'), `thing.${subject.noun}`, subject.noun)}
      </span>
      {named?.href ? <a href={named.href}>{text}</a> : text}
      {named && <ExerciseMark locale={locale} of={named} />}
    </>
  );
}

const address = (locale: Locale, query: Record<string, string | number | null>): string => {
  const given = Object.entries(query).flatMap(([key, value]) => (value === null ? [] : [[key, `${value}`]]));
  return `/${locale}/portal/staff/record${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`;
};

function linksOf(locale: Locale, { page, pages, act }: RecordView): PageLink[] {
  const t = translator(locale, 'staff-record');
  const link = (to: number, label: string, rel?: 'prev' | 'next'): PageLink => ({
    href: address(locale, { act, page: to === 1 ? null : to }),
    label,
    ...(rel && { rel }),
  });
  if (pages === 1) return [];
  return [
    ...(page > 1 ? [link(1, t('newest')), link(page - 1, t('newer'), 'prev')] : []),
    { href: address(locale, { act, page }), label: t('pageOf', { page, pages }), current: true },
    ...(page < pages ? [link(page + 1, t('older'), 'next'), link(pages, t('oldest'))] : []),
  ];
}

function Filter({ locale, view: { act, acts } }: { locale: Locale; view: RecordView }) {
  const t = translator(locale, 'staff-record');
  const words = translator(locale, 'act');
  const options = acts.map((value) => ({ value, label: words(`${value}.name`) }));
  return (
    <form method="get" action={address(locale, {})} className="tw:mb-5">
      <FieldRow>
        <Select
          name="act"
          label={t('filter.act')}
          placeholder={t('filter.any')}
          defaultValue={act ?? ''}
          options={inProtocolOrder(locale, options, ({ label }) => label)}
        />
        <Button tone="quiet">{t('filter.apply')}</Button>
        {act && <a href={address(locale, {})}>{t('filter.clear')}</a>}
      </FieldRow>
    </form>
  );
}
