import { Cite } from '#components/source/cite.tsx';
import { ConferenceLink } from '#components/source/conference-link.tsx';
import { type Numbered, numbered, sourcesOf } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { day, periodText } from '#components/source/when.ts';
import { LinkButton } from '#components/ui/button.tsx';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import { type Mark, Status, type Tone } from '#components/ui/status.tsx';
import type { Locale, TermStage } from '#db/vocabulary.ts';
import type { OfficeView, TermView } from '#lib/chairmanship/queries.ts';
import type { StaffChairmanship } from '#lib/chairmanship/staff/queries.ts';
import { translator } from '#lib/language/language.ts';

const looks: Record<TermStage, { mark: Mark; tone: Tone }> = {
  offered: { mark: 'dashed', tone: 'plain' },
  designated: { mark: 'half', tone: 'plain' },
  incumbent: { mark: 'solid', tone: 'lapis' },
  completed: { mark: 'solid', tone: 'quiet' },
  declined: { mark: 'hollow', tone: 'quiet' },
};

/** The page of the chairmanship: who holds each office, its terms and gaps, and what may be recorded next. */
export function ChairmanshipStaffPage({ locale, view }: { locale: Locale; view: StaffChairmanship }) {
  const t = translator(locale, 'staff-chairmanship');
  const sources = numbered(view.offices.flatMap(({ terms }) => terms.flatMap(sourcesOf)));
  return (
    <>
      <PageHeading title={translator(locale, 'staff')('area.chairmanship')} lead={t('lead')}>
        {view.can.designate && (
          <p className="actions">
            <LinkButton href={`/${locale}/portal/staff/chairmanship/designate`}>{t('designate')}</LinkButton>
          </p>
        )}
      </PageHeading>
      {view.offices.map((office) => (
        <Office key={office.key} locale={locale} view={view} office={office} sources={sources} />
      ))}
      <SourceList locale={locale} sources={sources} />
    </>
  );
}

type Props = { locale: Locale; view: StaffChairmanship; office: OfficeView; sources: Numbered };

function Office({ locale, view, office, sources }: Props) {
  const t = translator(locale, 'staff-chairmanship');
  const words = translator(locale, 'chairmanship');
  const disputed = office.terms.filter(({ claims }) => claims.length > 0).length;
  return (
    <>
      <Section title={t('now', { office: office.name, date: day(locale, view.today) })} wide>
        <Facts
          items={[
            { term: words('previous'), value: termText(locale, office.previous) ?? words('noPrevious') },
            { term: t('current'), value: termText(locale, office.incumbent) ?? words('vacant') },
            { term: words('next'), value: termText(locale, office.next) ?? words('noNext') },
          ]}
        />
      </Section>
      <Section title={t('terms')} wide>
        <DataTable
          caption={words('table', { office: office.name })}
          columns={columns(locale, view, office, sources)}
          groups={[{ key: 'terms', rows: office.terms }]}
          rowKey={({ id }) => id}
          empty={<EmptyState title={words('noTerms')}>{words('noTermsLead')}</EmptyState>}
          count={words('count', { count: office.terms.length })}
        />
        {office.gaps.length > 0 && (
          <div className="mt-4">
            <Notice title={words('gaps', { count: office.gaps.length })}>
              {office.gaps.map((gap) => (
                <p key={gap.from}>{words('gap', { from: day(locale, gap.from), to: day(locale, gap.to) })}</p>
              ))}
            </Notice>
          </div>
        )}
        {disputed > 0 && (
          <p className="mt-4">
            {t('differ', { count: disputed })} <a href={`/${locale}/portal/staff/claim`}>{t('differLink')}</a>
          </p>
        )}
      </Section>
    </>
  );
}

function columns(locale: Locale, view: StaffChairmanship, office: OfficeView, sources: Numbered): Column<TermView>[] {
  const t = translator(locale, 'staff-chairmanship');
  const words = translator(locale, 'chairmanship');
  const vocabulary = translator(locale, 'vocabulary');
  const handOver: Column<TermView> = {
    key: 'handOver',
    label: words('handOver'),
    cell: (term) => term.handOver && <ConferenceLink locale={locale} to={term.handOver} />,
  };
  const step: Column<TermView> = {
    key: 'step',
    label: t('step'),
    cell: ({ id, stage }) =>
      stage === 'designated' && <a href={`/${locale}/portal/staff/chairmanship/${id}`}>{t('confirm')}</a>,
  };
  const unknown = <span className="small">{translator(locale, 'date')('notKnown')}</span>;
  return [
    { key: 'state', label: words('state'), cell: ({ state }) => state },
    {
      key: 'stage',
      label: words('stage'),
      cell: ({ stage }) => <Status {...looks[stage]}>{vocabulary(`termStage.${stage}`)}</Status>,
    },
    {
      key: 'actual',
      label: words('actual'),
      cell: ({ stage, actual }) =>
        stage === 'designated' ? '—' : (periodText(locale, actual.from, actual.to) ?? unknown),
    },
    {
      key: 'nominal',
      label: words('nominal'),
      cell: ({ nominal }) => periodText(locale, nominal.from, nominal.to) ?? unknown,
    },
    { key: 'by', label: t('by'), cell: (term) => <By locale={locale} term={term} sources={sources} /> },
    ...(office.terms.some(({ handOver }) => handOver) ? [handOver] : []),
    ...(view.can.handOver && office.terms.some(({ stage }) => stage === 'designated') ? [step] : []),
  ];
}

function By({ locale, term: { instrument, source }, sources }: { locale: Locale; term: TermView; sources: Numbered }) {
  const t = translator(locale, 'staff-chairmanship');
  if (instrument) return <Quoted locale={locale}>{instrument}</Quoted>;
  if (!source) return null;
  return (
    <>
      {t('listed', { publisher: source.publisher })}
      <Cite locale={locale} sources={sources} of={source} />
    </>
  );
}

/** “Kazakhstan, in office since …; nominal term …”, as far as it is known. */
function termText(locale: Locale, term: TermView | null): string | null {
  if (!term) return null;
  const words = translator(locale, 'chairmanship');
  const actual = periodText(locale, term.actual.from, term.actual.to);
  const nominal = periodText(locale, term.nominal.from, term.nominal.to);
  const said = [actual && words('inOffice', { period: actual }), nominal && words('nominalTerm', { period: nominal })];
  return `${term.state}${said.some(Boolean) ? `, ${said.filter(Boolean).join('; ')}` : ''}`;
}
