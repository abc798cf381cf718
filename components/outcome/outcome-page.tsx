import type { ReactNode } from 'react';
import { Notices } from '#components/correction/notices.tsx';
import { ReleasedTable } from '#components/document/released-table.tsx';
import { AdoptedTextView } from '#components/outcome/adopted-text.tsx';
import { Adopted, kindBeside, OutcomeMarks } from '#components/outcome/outcome-list.tsx';
import { Cite } from '#components/source/cite.tsx';
import { Claims } from '#components/source/claims.tsx';
import { ConferenceLink } from '#components/source/conference-link.tsx';
import { Note } from '#components/source/note.tsx';
import { numbered, sourcesOf } from '#components/source/numbered.ts';
import { languageOf, Quoted } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { formatPartialDate, translator } from '#lib/language/language.ts';
import type { OutcomeView } from '#lib/outcome/queries.ts';

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
      <PageHeading
        title={view.title}
        lang={languageOf(locale, view.title, view.titleLanguage)}
        kicker={kindBeside(locale, view)}
      />
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
  const sources = numbered([...view.datedBy, ...sourcesOf(view)]);
  return (
    <>
      <Section title={t('record')}>
        <Facts
          items={[
            {
              term: t('adoptedOn'),
              value: (
                <>
                  <Adopted locale={locale} row={view} />
                  {(view.datedBy.length > 0 ? view.datedBy : [view.source]).map((source) => (
                    <Cite key={source?.key ?? ''} locale={locale} sources={sources} of={source} />
                  ))}
                </>
              ),
            },
            {
              term: t('conference'),
              value: view.conference && <ConferenceLink locale={locale} to={view.conference} />,
            },
            {
              term: t('summary'),
              value: view.summary && (
                <Quoted locale={locale} language={view.summaryLanguage}>
                  {view.summary}
                </Quoted>
              ),
            },
            { term: t('valid'), value: validity(locale, view) },
            { term: t('replaces'), value: view.replaces && <Other locale={locale} of={view.replaces} /> },
            { term: t('replacedBy'), value: view.replacedBy && <Other locale={locale} of={view.replacedBy} /> },
            {
              term: t('alsoOf'),
              value: view.alsoOf && (view.alsoOfUrl ? <a href={view.alsoOfUrl}>{view.alsoOf}</a> : view.alsoOf),
            },
            // Where the text is here, the words of its adoption stand below in the reader's language.
            {
              term: t('instrument'),
              value: !view.text && view.instrument && <Quoted locale={locale}>{view.instrument}</Quoted>,
            },
            {
              term: t('note'),
              value: view.note && (
                <Note locale={locale} sources={sources}>
                  {view.note}
                </Note>
              ),
            },
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
              <a href={view.textUrl}>{t('textElsewhere')}</a>
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
