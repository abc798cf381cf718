import type { ReactNode } from 'react';
import { Notices } from '#components/correction/notices.tsx';
import { ReleasedTable } from '#components/document/released-table.tsx';
import { AdoptedTextView } from '#components/outcome/adopted-text.tsx';
import { AsWork } from '#components/outcome/as-work.tsx';
import { Adopted, kindWord, OutcomeMarks } from '#components/outcome/outcome-list.tsx';
import { Cites } from '#components/source/cite.tsx';
import { Claims } from '#components/source/claims.tsx';
import { ConferenceLink } from '#components/source/conference-link.tsx';
import { Note } from '#components/source/note.tsx';
import { numbered, sourcesOf } from '#components/source/numbered.ts';
import { languageOf, Quoted } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { type Fact, Facts } from '#components/ui/facts.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { formatPartialDate, translator } from '#lib/language/language.ts';
import type { OutcomeView } from '#lib/outcome/queries.ts';
import type { CitableField } from '#lib/source/citation/rules.ts';
import { citedByField, citedFor } from '#lib/source/rules.ts';

type Props = {
  locale: Locale;
  view: OutcomeView;
  /** Where the portal stands: what its whole addresses begin with. */
  origin: string;
  /** Where the commitment of a paragraph is followed, by the paragraph's anchor. */
  followed?: ReadonlyMap<string, string>;
  /** What follows from it, before its sources. */
  children?: ReactNode;
};

/** One adopted instrument: when and where, what it says as far as the register has it, its texts. */
export function OutcomePage({ locale, view, origin, followed, children }: Props) {
  const t = translator(locale, 'outcome');
  return (
    <>
      <Breadcrumbs
        label={translator(locale, 'frame')('breadcrumbs')}
        items={[{ href: `/${locale}/outcomes`, label: t('title') }]}
      />
      <PageHeading title={view.title} lang={languageOf(locale, view.title, view.titleLanguage)} />
      <OutcomeMarks locale={locale} row={view} />
      <Notices locale={locale} noun="outcome" corrections={view.corrections} />
      {!view.withdrawnOn && (
        <Told locale={locale} view={view} origin={origin} followed={followed}>
          {children}
        </Told>
      )}
    </>
  );
}

/** What the register says of an outcome that stands. */
function Told({ locale, view, origin, followed = new Map(), children }: Props) {
  const t = translator(locale, 'outcome');
  const sources = numbered([
    ...Object.values(citedByField(view, saidOf(view))).flat(),
    ...sourcesOf({ mentioned: view.mentioned, claims: view.claims }),
  ]);
  /** A fact with its sources; one that is not said has none. */
  const fact = (term: string, value: ReactNode, ...fields: CitableField[]): Fact => ({
    term,
    value: value ? (
      <>
        {value}
        <Cites locale={locale} sources={sources} of={citedFor(view, ...fields)} />
      </>
    ) : null,
  });
  return (
    <>
      {!view.text && <AsWork locale={locale} view={view} />}
      <Section title={t('record')}>
        <Facts
          items={[
            // What a source calls it is its title: whoever knows of it by that is cited here.
            fact(t('kind'), kindWord(locale, view), 'title', 'kind'),
            view.adoptedOn
              ? fact(t('adoptedOn'), <Adopted locale={locale} row={view} />, 'adoptedOn')
              : { term: t('adoptedOn'), value: <Adopted locale={locale} row={view} />, derived: true },
            fact(
              t('conference'),
              view.conference && <ConferenceLink locale={locale} to={view.conference} />,
              view.adoptedOn ? 'adoptedOn' : 'title',
            ),
            fact(
              t('summary'),
              view.summary && (
                <Quoted locale={locale} language={view.summaryLanguage}>
                  {view.summary}
                </Quoted>
              ),
              'summary',
            ),
            fact(t('valid'), validity(locale, view), 'valid'),
            fact(t('replaces'), view.replaces && <Other locale={locale} of={view.replaces} />, 'replaces'),
            // What the other outcome says of itself has its sources there.
            {
              term: t('replacedBy'),
              value: view.replacedBy && <Other locale={locale} of={view.replacedBy} />,
              derived: true,
            },
            fact(
              t('alsoOf'),
              view.alsoOf && (view.alsoOfUrl ? <a href={view.alsoOfUrl}>{view.alsoOf}</a> : view.alsoOf),
              'alsoOf',
            ),
            // Where the text is here, the words of its adoption stand below in the reader's language.
            fact(
              t('instrument'),
              !view.text && view.instrument && <Quoted locale={locale}>{view.instrument}</Quoted>,
              'adoptedOn',
            ),
            fact(
              t('note'),
              view.note && (
                <Note locale={locale} sources={sources}>
                  {view.note}
                </Note>
              ),
              'note',
            ),
          ]}
        />
        <Claims locale={locale} sources={sources} claims={view.claims} />
      </Section>
      {view.text && (
        <AdoptedTextView
          locale={locale}
          origin={origin}
          slug={view.slug}
          text={view.text}
          title={view.title}
          followed={followed}
        />
      )}
      {(view.textUrl || !view.textAtHand || view.documents.length > 0) && (
        <Section title={t('texts')}>
          {view.textUrl && (
            <p>
              <a href={view.textUrl} rel="external noreferrer">
                {t('textElsewhere')}
              </a>
              <Cites locale={locale} sources={sources} of={citedFor(view, 'text')} />
            </p>
          )}
          {!view.textAtHand && !view.textUrl && (
            <Notice title={t('textNotAtHand')}>
              <p>{t('textNotAtHandLead')}</p>
            </Notice>
          )}
          {view.documents.length > 0 && (
            <ReleasedTable
              locale={locale}
              rows={view.documents}
              caption={t('textsCaption')}
              empty={{ title: t('textNotAtHand'), lead: '' }}
            />
          )}
        </Section>
      )}
      {children}
      <SourceList locale={locale} sources={sources} />
    </>
  );
}

/** What the register says of an outcome, by the fields of which sources may be named, in the order of its page. */
const saidOf = (view: OutcomeView): Partial<Record<CitableField, unknown>> => ({
  adoptedOn: view.adoptedOn,
  title: view.title,
  kind: view.kind,
  summary: view.summary,
  valid: view.validFrom ?? view.validTo,
  replaces: view.replaces,
  alsoOf: view.alsoOf,
  note: view.note,
  text: view.textUrl,
});

function Other({ locale, of }: { locale: Locale; of: NonNullable<OutcomeView['replaces']> }) {
  return (
    <a href={`/${locale}/outcomes/${of.slug}`}>
      <Quoted locale={locale} language={of.titleLanguage}>
        {of.title}
      </Quoted>
    </a>
  );
}

/** From when to when it is to hold; nothing where no bound is set. */
function validity(locale: Locale, { validFrom, validTo }: OutcomeView): string | null {
  const t = translator(locale, 'outcome');
  const from = validFrom && formatPartialDate(locale, validFrom);
  const to = validTo && formatPartialDate(locale, validTo);
  if (from && to) return t('validBetween', { from, to });
  return from ? t('validFrom', { from }) : to ? t('validTo', { to }) : null;
}
