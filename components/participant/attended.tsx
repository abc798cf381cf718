import { conferenceColumns } from '#components/conference/conference-list.tsx';
import { Statements as StatementList } from '#components/conference/statements.tsx';
import { ConferenceLink } from '#components/source/conference-link.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { capital } from '#components/source/sentence.ts';
import { Dated } from '#components/source/timed.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { parted, translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';
import type { Attendance, ParticipantView } from '#lib/participant/queries.ts';

type Props = { locale: Locale; view: ParticipantView };

const parts = ['hosted', 'chaired', 'took', 'observed', 'adopted', 'spoke'] as const;

/** The conferences at which it had a part, with which, and of how many the register does not know. */
export function Attended({ locale, view, sources }: Props & { sources: Numbered }) {
  const t = translator(locale, 'participant');
  const { title, date, place } = conferenceColumns(locale, sources);
  const { rows, total } = view.conferences;
  return (
    <>
      <DataTable<Attendance>
        caption={t('conferencesCaption', { name: view.name })}
        groups={[{ key: 'all', rows }]}
        rowKey={({ slug }) => slug}
        empty={null}
        count={rows.length < total ? '' : t('conferencesCount', { count: total })}
        columns={[
          title,
          date,
          place,
          {
            key: 'part',
            label: t('part'),
            cell: (row) => {
              const said = parts.filter((part) => row[part]).map((part) => t(`did.${part}`));
              return capital(parted(locale, said));
            },
          },
        ]}
      />
      <More
        href={`/${locale}/conferences?participant=${encodeURIComponent(view.key)}`}
        shown={rows.length}
        total={total}
        words={t('conferencesAll', { count: total })}
      />
      <NotListed locale={locale} view={view} />
    </>
  );
}

/** Of how many conferences the register has no list of participants, so that it cannot say whether this one was there. */
export function NotListed({ locale, view: { held } }: Props) {
  const unknown = held.all - held.listed;
  if (unknown === 0) return null;
  return (
    <p className="tw:mt-4 tw:max-w-measure tw:text-sm tw:text-muted">
      {translator(locale, 'participant')('notListed', { unknown, all: held.all })}
    </p>
  );
}

type MoreProps = { href: string; shown: number; total: number; words: string };

/** The way to the whole of a list of which the page shows the first. */
export function More({ href, shown, total, words }: MoreProps) {
  if (shown >= total) return null;
  return (
    <p className="tw:mt-3 tw:text-sm">
      <a href={href}>{words}</a>
    </p>
  );
}

/** So many letters of a statement stand here; the whole is on the page of what it is about. */
const letters = 700;

/** What it attached to texts that were adopted, in its words. */
export function Statements({ locale, view }: Props) {
  const t = translator(locale, 'participant');
  const vocabulary = translator(locale, 'vocabulary');
  const { rows, total } = view.statements;
  return (
    <>
      <ul className="tw:space-y-5">
        {rows.map(({ outcome, kind, words, language, on }) => (
          <li key={`${outcome.slug} ${kind} ${on} ${words.slice(0, 40)}`} className="tw:max-w-measure">
            <p>
              {vocabulary(`positionKind.${kind}`)}, <Dated locale={locale} date={on} />:{' '}
              <a href={`/${locale}/outcomes/${outcome.slug}#statements`}>
                <Quoted locale={locale} language={outcome.titleLanguage}>
                  {outcome.title}
                </Quoted>
              </a>
            </p>
            <blockquote
              className="tw:mt-1 tw:whitespace-pre-line tw:wrap-anywhere tw:text-muted"
              {...inLanguage(language === locale ? null : language)}
            >
              {words.length > letters ? `${words.slice(0, letters).replace(/\s+\S*$/, '')} …` : words}
            </blockquote>
          </li>
        ))}
      </ul>
      {rows.length < total && (
        <p className="tw:mt-3 tw:text-sm tw:text-muted">{t('statementsMore', { count: total - rows.length })}</p>
      )}
    </>
  );
}

/** What was said for it at conferences, each beside the conference. */
export function Delivered({ locale, view, sources }: Props & { sources: Numbered }) {
  const { rows, total } = view.delivered;
  const at = new Map(rows.map(({ statement, conference }) => [statement.id, conference]));
  return (
    <>
      <StatementList
        locale={locale}
        rows={rows.map(({ statement }) => statement)}
        sources={sources}
        beside={({ id }) => {
          const conference = at.get(id);
          return conference && <ConferenceLink locale={locale} to={conference} />;
        }}
      />
      {rows.length < total && (
        <p className="tw:mt-3 tw:text-sm tw:text-muted">
          {translator(locale, 'participant')('deliveredMore', { count: total - rows.length })}
        </p>
      )}
    </>
  );
}
