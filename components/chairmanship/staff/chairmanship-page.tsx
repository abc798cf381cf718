import { looks, termText } from '#components/chairmanship/staff/term-looks.ts';
import { Notices } from '#components/correction/notices.tsx';
import { Cite } from '#components/source/cite.tsx';
import { ConferenceLink } from '#components/source/conference-link.tsx';
import { type Numbered, numbered, sourcesOf } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { day, periodText } from '#components/source/when.ts';
import { Actions } from '#components/ui/actions.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { OfficeView, TermView } from '#lib/chairmanship/queries.ts';
import type { StaffChairmanship } from '#lib/chairmanship/staff/queries.ts';
import { labelled, translator } from '#lib/language/language.ts';

/** The page of the chairmanship: who holds each office, its terms and gaps, and what may be recorded next. */
export function ChairmanshipStaffPage({ locale, view }: { locale: Locale; view: StaffChairmanship }) {
  const t = translator(locale, 'staff-chairmanship');
  const sources = numbered(view.offices.flatMap(({ terms }) => terms.flatMap(sourcesOf)));
  return (
    <>
      <PageHeading title={translator(locale, 'staff')('area.chairmanship')} lead={t('lead')}>
        {view.can.designate && (
          <Actions>
            <LinkButton href={`/${locale}/portal/staff/chairmanship/designate`}>{t('designate')}</LinkButton>
            <LinkButton tone="quiet" href={`/${locale}/portal/staff/chairmanship/record`}>
              {t('record')}
            </LinkButton>
            <LinkButton tone="quiet" href={`/${locale}/portal/staff/chairmanship/office`}>
              {t('addOffice')}
            </LinkButton>
          </Actions>
        )}
      </PageHeading>
      {view.offices.map((office) => (
        <Office key={office.key} locale={locale} view={view} office={office} sources={sources} />
      ))}
      <SourceList locale={locale} sources={sources} kept />
    </>
  );
}

/** The name of an office, with the body that it is of. */
const officeText = (locale: Locale, { name, body }: OfficeView): string =>
  body ? labelled(locale, body.name, name) : name;

/** Who hold the office together, each with its dates; null where nobody does. */
const termsText = (locale: Locale, terms: readonly TermView[]) =>
  terms.length === 0 ? null : terms.map((term) => <p key={term.id}>{termText(locale, term)}</p>);

type Props = { locale: Locale; view: StaffChairmanship; office: OfficeView; sources: Numbered };

function Office({ locale, view, office, sources }: Props) {
  const t = translator(locale, 'staff-chairmanship');
  const words = translator(locale, 'chairmanship');
  const disputed = office.terms.filter(({ claims }) => claims.length > 0).length;
  return (
    <>
      <Section title={t('now', { office: officeText(locale, office), date: day(locale, view.today) })} wide>
        <Facts
          items={[
            { term: words('previous'), value: termsText(locale, office.previous) ?? words('noPrevious') },
            { term: t('current'), value: termsText(locale, office.incumbents) ?? words('vacant') },
            { term: words('next'), value: termsText(locale, office.next) ?? words('noNext') },
            { term: t('kind'), value: t(office.joint ? 'joint' : 'single') },
          ]}
        />
        {office.lapsed.length > 0 && (
          <div className="tw:mt-4">
            <Notice title={t('lapsed', { count: office.lapsed.length })}>
              {office.lapsed.map((term) => (
                <p key={term.id}>
                  {t('lapsedLead', { holder: term.holder })}{' '}
                  <a
                    href={`/${locale}/portal/staff/membership/${encodeURIComponent(term.participant)}`}
                    aria-label={labelled(locale, t('lapsedStatus'), term.holder)}
                  >
                    {t('lapsedStatus')}
                  </a>{' '}
                  <a
                    href={`/${locale}/portal/staff/chairmanship/${term.id}`}
                    aria-label={labelled(locale, t('lapsedTerm'), term.holder)}
                  >
                    {t('lapsedTerm')}
                  </a>
                </p>
              ))}
            </Notice>
          </div>
        )}
        <Notices locale={locale} noun="term" corrections={office.corrections} />
        {view.can.keep && (
          <p className="tw:mt-4 tw:text-sm">
            <a href={`/${locale}/portal/staff/chairmanship/office?of=${encodeURIComponent(office.key)}`}>
              {t('correctOffice', { office: office.name })}
            </a>
          </p>
        )}
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
          <div className="tw:mt-4">
            <Notice title={words('gaps', { count: office.gaps.length })}>
              {office.gaps.map((gap) => (
                <p key={gap.from}>{words('gap', { from: day(locale, gap.from), to: day(locale, gap.to) })}</p>
              ))}
            </Notice>
          </div>
        )}
        {disputed > 0 && (
          <p className="tw:mt-4">
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
    label: t('nextStep'),
    cell: ({ id, stage, holder }) =>
      stage === 'designated' && (
        <a
          href={`/${locale}/portal/staff/chairmanship/${id}/hand-over`}
          aria-label={labelled(locale, t('confirm'), holder)}
        >
          {t('confirm')}
        </a>
      ),
  };
  const unknown = (
    <span className="tw:text-sm tw:font-normal tw:text-muted">{translator(locale, 'date')('notKnown')}</span>
  );
  return [
    {
      key: 'holder',
      label: words('holder'),
      cell: ({ id, holder }) =>
        view.can.keep ? <a href={`/${locale}/portal/staff/chairmanship/${id}`}>{holder}</a> : holder,
    },
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
