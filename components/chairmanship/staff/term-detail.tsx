import { looks } from '#components/chairmanship/staff/term-looks.ts';
import { Claims } from '#components/source/claims.tsx';
import { ConferenceLink } from '#components/source/conference-link.tsx';
import { Note } from '#components/source/note.tsx';
import { numbered, sourcesOf } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { SourcesLink } from '#components/source/staff/citations-page.tsx';
import { periodText } from '#components/source/when.ts';
import { Actions } from '#components/ui/actions.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { TermView } from '#lib/chairmanship/queries.ts';
import type { StaffTerm } from '#lib/chairmanship/staff/queries.ts';
import { labelled, translator } from '#lib/language/language.ts';

/** What may be done about a term, by its stage: each is a page of its own. */
export const termSteps = ['hand-over', 'decline', 'extend', 'correct', 'annul'] as const;
export type TermStep = (typeof termSteps)[number];

/** The steps that a term's stage allows. */
export const stepsOf = ({ stage }: Pick<TermView, 'stage'>): TermStep[] =>
  termSteps.filter(
    (step) =>
      step === 'correct' ||
      step === 'annul' ||
      (step === 'extend' && stage === 'incumbent') ||
      (step === 'hand-over' && stage === 'designated') ||
      (step === 'decline' && (stage === 'designated' || stage === 'offered')),
  );

/** One term as the office keeps it: who, when, by what, and what may be done about it. */
export function TermDetail({ locale, view: { office, term, can } }: { locale: Locale; view: StaffTerm }) {
  const t = translator(locale, 'staff-chairmanship');
  const staff = translator(locale, 'staff');
  const words = translator(locale, 'chairmanship');
  const sources = numbered(sourcesOf(term));
  const path = `/${locale}/portal/staff/chairmanship`;
  return (
    <>
      <Breadcrumbs label={staff('above')} items={[{ href: path, label: staff('area.chairmanship') }]} />
      <PageHeading
        title={term.holder}
        kicker={office.body ? labelled(locale, office.body.name, office.name) : office.name}
      >
        <Actions>
          <Status {...looks[term.stage]}>{translator(locale, 'vocabulary')(`termStage.${term.stage}`)}</Status>
          {can.keep &&
            stepsOf(term).map((step, at) => (
              <LinkButton
                key={step}
                tone={at === 0 && step === 'hand-over' ? 'primary' : 'quiet'}
                href={`${path}/${term.id}/${step}`}
              >
                {t(`step.${step}`)}
              </LinkButton>
            ))}
        </Actions>
      </PageHeading>
      <Section title={t('term.facts')} wide>
        <Facts
          items={[
            { term: words('actual'), value: periodText(locale, term.actual.from, term.actual.to) },
            { term: words('nominal'), value: periodText(locale, term.nominal.from, term.nominal.to) },
            {
              term: t('designation.instrument'),
              value: term.instrument && <Quoted locale={locale}>{term.instrument}</Quoted>,
            },
            {
              term: words('handOver'),
              value: term.handOver && <ConferenceLink locale={locale} to={term.handOver} />,
            },
            {
              term: t('term.note'),
              value: term.note && (
                <Note locale={locale} sources={sources}>
                  {term.note}
                </Note>
              ),
            },
          ]}
        />
        <Claims locale={locale} claims={term.claims} sources={sources} />
        {can.keep && <SourcesLink locale={locale} noun="term" subject={term.id} />}
      </Section>
      <SourceList locale={locale} sources={sources} kept />
    </>
  );
}
