import { matterOfSubject, subjectNow } from '#components/claim/staff/claim-subject.tsx';
import { Pages } from '#components/layout/pages.tsx';
import { Cite } from '#components/source/cite.tsx';
import { claimValue } from '#components/source/claim-groups.ts';
import { Note } from '#components/source/note.tsx';
import { type Numbered, numbered, sourcesOf } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { SourcesLink } from '#components/source/staff/citations-page.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import { Status } from '#components/ui/status.tsx';
import { claimNouns, type Locale } from '#db/vocabulary.ts';
import type { ClaimMatter, ClaimSubject, StaffClaims } from '#lib/claim/staff/queries.ts';
import { translator } from '#lib/language/language.ts';
import type { ClaimView } from '#lib/source/queries.ts';

/** The page of claims that differ: every fact on which sources differ, who says what, which claim is accepted and why. */
export function ClaimsStaffPage({ locale, view }: { locale: Locale; view: StaffClaims }) {
  const t = translator(locale, 'staff-claim');
  const vocabulary = translator(locale, 'vocabulary');
  const matters = view.disputed.flatMap((one) => one.matters);
  const sources = numbered(matters.flatMap(sourcesOf));
  return (
    <>
      <PageHeading title={translator(locale, 'staff')('area.claim')} lead={t('lead')}>
        {view.can.record && <LinkButton href={`/${locale}/portal/staff/claim/new`}>{t('new.title')}</LinkButton>}
        {matters.length > 0 && (
          <p className="tw:text-sm tw:font-normal tw:text-muted">{t('count', { count: matters.length })}</p>
        )}
      </PageHeading>
      <p className="tw:mt-3 tw:text-sm">
        <a href={`/${locale}/portal/staff/claim/source`}>{t('allSources')}</a>
      </p>
      {view.can.record && <SourcesLink locale={locale} noun="process" subject="process" label={t('ofProcess')} />}
      {matters.length === 0 && <EmptyState title={t('none')}>{t('noneLead')}</EmptyState>}
      {claimNouns
        .map((noun) => ({ noun, subjects: view.disputed.filter(({ subject }) => subject.noun === noun) }))
        .filter(({ subjects }) => subjects.length > 0)
        .map(({ noun, subjects }) => (
          <Section key={noun} title={vocabulary(`claimNoun.${noun}`)} wide>
            <DataTable
              caption={t('caption')}
              columns={columns(locale, sources, view.can.accept)}
              groups={subjects.flatMap(({ subject, matters }) =>
                matters.map((matter) => ({
                  key: `${subject.id} ${matter.field} ${matter.kind}`,
                  label: <Matter locale={locale} subject={subject} matter={matter} />,
                  rows: matter.claims,
                })),
              )}
              rowKey={({ id }) => id}
              empty={null}
              fixed
            />
          </Section>
        ))}
      <Pages locale={locale} path={`/${locale}/portal/staff/claim`} query={{}} list={view} />
      <SourceList locale={locale} sources={sources} kept />
    </>
  );
}

type MatterProps = { locale: Locale; subject: ClaimSubject; matter: ClaimMatter };

/** “Kyrgyzstan, Chair: beginning”, with what the register says of it now. */
function Matter({ locale, subject, matter }: MatterProps) {
  const t = translator(locale, 'staff-claim');
  const said = [subjectNow(locale, subject), matter.accepted ? null : t('noneAccepted')].filter(Boolean).join('. ');
  return (
    <>
      <span className="tw:text-ink">
        <Quoted locale={locale} language={subject.nameLanguage}>
          {matterOfSubject(locale, subject, matter)}
        </Quoted>
      </span>
      {said && <span className="tw:ms-2 tw:text-sm tw:font-normal tw:text-muted">{said}</span>}
    </>
  );
}

function columns(locale: Locale, sources: Numbered, canAccept: boolean): Column<ClaimView>[] {
  const t = translator(locale, 'staff-claim');
  return [
    {
      key: 'says',
      width: 'tw:md:w-[26%]',
      label: t('says'),
      cell: ({ field, value }) => <Quoted locale={locale}>{claimValue(locale, field, value)}</Quoted>,
    },
    {
      key: 'by',
      width: 'tw:md:w-[20%]',
      label: t('by'),
      cell: ({ source }) => (
        <>
          <Quoted locale={locale}>{source.publisher}</Quoted>
          <Cite locale={locale} sources={sources} of={source} />
        </>
      ),
    },
    {
      key: 'note',
      label: t('note'),
      cell: ({ note }) =>
        note && (
          <Note locale={locale} sources={sources}>
            {note}
          </Note>
        ),
    },
    {
      key: 'register',
      width: 'tw:md:w-[26%]',
      label: t('register'),
      cell: (claim) =>
        claim.accepted ? (
          <Accepted locale={locale} claim={claim} />
        ) : (
          canAccept && <Accept locale={locale} claim={claim} />
        ),
    },
  ];
}

function Accepted({ locale, claim: { reason } }: { locale: Locale; claim: ClaimView }) {
  const t = translator(locale, 'staff-claim');
  return (
    <>
      <Status mark="solid">{t('accepted')}</Status>{' '}
      <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
        {reason ? <Quoted locale={locale}>{reason}</Quoted> : t('noReason')}
      </span>
    </>
  );
}

function Accept({ locale, claim: { id, field, value, source } }: { locale: Locale; claim: ClaimView }) {
  const t = translator(locale, 'staff-claim');
  const named = t('acceptNamed', { value: claimValue(locale, field, value), publisher: source.publisher });
  return (
    <a href={`/${locale}/portal/staff/claim/${id}`} aria-label={named}>
      {t('accept')}
    </a>
  );
}
