import { ExerciseMark } from '#components/conference/exercise-mark.tsx';
import { pageHref } from '#components/layout/pages.tsx';
import { ChangeList } from '#components/record/change-list.tsx';
import { Button } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { TextField } from '#components/ui/field.tsx';
import { FieldRow } from '#components/ui/fieldset.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { type PageLink, Pagination } from '#components/ui/pagination.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { perPage } from '#lib/act/shape.ts';
import { formatDayAndTime, inProtocolOrder, labelled, translator, wordOr } from '#lib/language/language.ts';
import type { RecordEntry, RecordView } from '#lib/record/queries.ts';

type Props = { locale: Locale; view: RecordView; zone: string };

/** The record, the latest act first: when, who and for whom, what was done to what, and what changed. */
export function RecordPage({ locale, view, zone }: Props) {
  const t = translator(locale, 'staff-record');
  const acts = translator(locale, 'act');
  const { entries, total, page, names } = view;
  const narrowed = Object.values(queryOf(view)).some(Boolean);
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
        empty={<EmptyState title={t(narrowed ? 'noMatch' : 'none')} />}
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

function Who({ locale, entry: { name, accountId, role, actsFor, capacity }, names }: Of) {
  const t = translator(locale, 'staff-record');
  const words = translator(locale, 'vocabulary');
  if (name === null) return t('portal');
  const as = words(`capacity.${capacity}`);
  const whom = actsFor ? (names[actsFor]?.name ?? actsFor) : words(`role.${role ?? 'secretariat'}`);
  return (
    <>
      {accountId ? <a href={pageHref(path(locale), { person: accountId }, 1)}>{name}</a> : name}
      {whom !== as && (
        <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">{t('forWhom', { whom })}</span>
      )}
      <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">{t('asCapacity', { capacity: as })}</span>
    </>
  );
}

function Subject({ locale, entry: { subject }, names }: Of) {
  const t = translator(locale, 'staff-record');
  const named = names[subject.id];
  const text = named?.name ?? (subject.id.length === 36 ? subject.id.slice(0, 8) : subject.id);
  return (
    <>
      <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
        {wordOr(translator(locale, 'staff'), `thing.${subject.noun}`, subject.noun)}
      </span>
      {named?.href ? <a href={named.href}>{text}</a> : text}
      {named && <ExerciseMark locale={locale} of={named} />}
      <span className="tw:mt-1 tw:block tw:text-sm tw:font-normal tw:text-muted">
        <a
          className="tw:inline-block tw:min-h-6"
          href={pageHref(path(locale), { subject: subject.id }, 1)}
          aria-label={labelled(locale, t('narrow'), text)}
        >
          {t('narrow')}
        </a>
      </span>
    </>
  );
}

const path = (locale: Locale): string => `/${locale}/portal/staff/record`;

/** What the address narrows the record to, without the page. */
const queryOf = ({ act, day, person, subject }: RecordView) => ({
  act: act ?? undefined,
  day: day ?? undefined,
  person: person ?? undefined,
  subject: subject ?? undefined,
});

function linksOf(locale: Locale, view: RecordView): PageLink[] {
  const t = translator(locale, 'staff-record');
  const { page, pages } = view;
  const link = (to: number, label: string, rel?: 'prev' | 'next'): PageLink => ({
    href: pageHref(path(locale), queryOf(view), to),
    label,
    ...(rel && { rel }),
  });
  if (pages === 1) return [];
  return [
    ...(page > 1 ? [link(1, t('newest')), link(page - 1, t('newer'), 'prev')] : []),
    { ...link(page, t('pageOf', { page, pages })), current: true },
    ...(page < pages ? [link(page + 1, t('older'), 'next'), link(pages, t('oldest'))] : []),
  ];
}

/** By act and day; whom and what it is narrowed to besides is kept, said, and taken back by showing all. */
function Filter({ locale, view }: { locale: Locale; view: RecordView }) {
  const t = translator(locale, 'staff-record');
  const words = translator(locale, 'act');
  const { act, acts, day, person, subject, names } = view;
  const options = acts.map((value) => ({ value, label: words(`${value}.name`) }));
  const only = [person, subject].flatMap((code) => (code ? [names[code]?.name ?? code] : []));
  return (
    <form method="get" action={path(locale)} className="tw:mb-5">
      {person && <input type="hidden" name="person" value={person} />}
      {subject && <input type="hidden" name="subject" value={subject} />}
      <FieldRow>
        <Select
          name="act"
          label={t('filter.act')}
          placeholder={t('filter.any')}
          defaultValue={act ?? ''}
          options={inProtocolOrder(locale, options, ({ label }) => label)}
        />
        <TextField name="day" type="date" label={t('filter.day')} defaultValue={day ?? ''} />
        <Button tone="quiet">{t('filter.apply')}</Button>
        {(act || day || only.length > 0) && <a href={path(locale)}>{t('filter.clear')}</a>}
      </FieldRow>
      {only.length > 0 && <p className="tw:text-sm">{t('filter.only', { names: only.join(', ') })}</p>}
    </form>
  );
}
