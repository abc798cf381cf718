import { ParticipantLinks } from '#components/participant/participant-link.tsx';
import { Cites } from '#components/source/cite.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { sentence } from '#components/source/sentence.ts';
import { Timed } from '#components/source/timed.tsx';
import { boundWords, periodText } from '#components/source/when.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { OfficeView, TermView } from '#lib/chairmanship/queries.ts';
import { citedEnds } from '#lib/chairmanship/rules.ts';
import { listFormat } from '#lib/language/formatter.ts';
import { labelled, parted, translator } from '#lib/language/language.ts';
import { citedFor } from '#lib/source/rules.ts';
import { type Bound, datedOf } from '#lib/time/period.ts';

/** The names of those who hold, held or will hold an office together: “Australia and Indonesia”. */
export const holdersText = (locale: Locale, terms: readonly Pick<TermView, 'holder'>[]): string =>
  listFormat(locale).format(terms.map(({ holder }) => holder));

/** Those who hold it, once each, as they are linked. */
const named = (terms: readonly TermView[]) => [
  ...new Map(terms.map(({ participant, holder }) => [participant, { key: participant, name: holder }])).values(),
];

/** Who holds the office now, large; then the others of the troika, previous and next. */
export function Incumbency({ locale, office, sources }: { locale: Locale; office: OfficeView; sources?: Numbered }) {
  const t = translator(locale, 'chairmanship');
  const { incumbents, joint } = office;
  return (
    <>
      <h3 data-fact={incumbents.length > 0 || undefined} className="tw:mt-0! tw:mb-1! tw:text-title! tw:text-lapis">
        {incumbents.length > 0 ? <ParticipantLinks locale={locale} of={named(incumbents)} together /> : t('vacant')}
        <HeldBy locale={locale} terms={incumbents} sources={sources} />
      </h3>
      <div className="tw:mb-6">
        {joint && <p>{t('joint')}</p>}
        <Dated locale={locale} terms={incumbents} />
        {incumbents.length === 0 && office.perhaps.length > 0 && (
          <p>{t('perhaps', { holders: holdersText(locale, office.perhaps) })}</p>
        )}
        {office.overdue.map(({ id, holder, nominal }) => (
          <p key={id}>{overdueText(locale, { name: incumbents.length > 1 ? holder : null, to: nominal.to })}</p>
        ))}
      </div>
      <dl className="tw:grid tw:gap-x-12 tw:gap-y-4 tw:md:grid-cols-2">
        <Place terms={office.previous} label={t('previous')} locale={locale} none={t('noPrevious')} sources={sources} />
        <Place terms={office.next} label={t('next')} locale={locale} none={t('noNext')} sources={sources} />
      </dl>
    </>
  );
}

/** “The nominal term ended on …; no successor is recorded.” */
export function overdueText(locale: Locale, { name, to }: { name: string | null; to: Bound | null }): string {
  const end = datedOf(to);
  const said = translator(locale, 'chairmanship')('overdue', { date: end ? boundWords(locale, end) : '' });
  return name ? labelled(locale, name, said) : said;
}

type PlaceProps = { terms: TermView[]; label: string; locale: Locale; none: string; sources: Numbered | undefined };

function Place({ terms, label, locale, none, sources }: PlaceProps) {
  return (
    <div>
      <dt className="tw:text-sm tw:text-muted">{label}</dt>
      <dd>
        {terms.length > 0 ? (
          <span className="tw:font-serif tw:font-strong">
            <ParticipantLinks locale={locale} of={named(terms)} together />
          </span>
        ) : (
          <span data-derived className="tw:text-sm tw:font-normal tw:text-muted">
            {none}
          </span>
        )}
        <HeldBy locale={locale} terms={terms} sources={sources} />
        <div className="tw:text-sm tw:font-normal tw:text-muted">
          <Dated locale={locale} terms={terms} />
        </div>
      </dd>
    </div>
  );
}

/** The sources of who holds, held or will hold an office, and of the dates that stand beneath. */
function HeldBy({
  locale,
  terms,
  sources,
}: {
  locale: Locale;
  terms: readonly TermView[];
  sources: Numbered | undefined;
}) {
  if (!sources) return null;
  const dates = terms.flatMap((term) => {
    const [actual, nominal] = [citedEnds(term, 'actual'), citedEnds(term, 'nominal')];
    return [...actual.from, ...actual.to, ...nominal.from, ...nominal.to];
  });
  const all = dates.length > 0 ? dates : terms.flatMap((term) => citedFor(term, 'note'));
  return <Cites locale={locale} sources={sources} of={[...new Map(all.map((one) => [one.key, one])).values()]} />;
}

/** When each term runs, once where they all run alike, and by what it was decided. */
function Dated({ locale, terms }: { locale: Locale; terms: readonly TermView[] }) {
  const alike = new Set(terms.map((term) => termText(locale, term))).size === 1;
  return (alike ? terms.slice(0, 1) : terms).map((term) => (
    <p key={term.id}>
      {!alike && labelled(locale, term.holder)}
      <Timed locale={locale} dates={[term.actual.from, term.actual.to, term.nominal.from, term.nominal.to]}>
        {termText(locale, term)}
      </Timed>
      {term.instrument && (
        <>
          {' '}
          {translator(locale, 'chairmanship')('decidedBy')} <Quoted locale={locale}>{term.instrument}</Quoted>
        </>
      )}
    </p>
  ));
}

/** “In office from … to …; nominal term from … to …”, as far as it is known. */
function termText(locale: Locale, term: TermView): string {
  const t = translator(locale, 'chairmanship');
  const actual = periodText(locale, term.actual.from, term.actual.to);
  const nominal = periodText(locale, term.nominal.from, term.nominal.to);
  const parts = [actual && t('inOffice', { period: actual }), nominal && t('nominalTerm', { period: nominal })];
  return sentence(parted(locale, parts) || t('undated'));
}
