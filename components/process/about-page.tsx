import { Cite, Cites } from '#components/source/cite.tsx';
import { type Numbered, numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { sentence } from '#components/source/sentence.ts';
import { SourceList } from '#components/source/source-list.tsx';
import { Timed } from '#components/source/timed.tsx';
import { boundWords } from '#components/source/when.ts';
import { Facts } from '#components/ui/facts.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { languageNames, translator } from '#lib/language/language.ts';
import type { AboutView } from '#lib/process/about/queries.ts';
import { citedFor } from '#lib/source/rules.ts';

type Props = { locale: Locale; view: AboutView };

/** What the process is for, how it works, what non-binding means, and its history in dated lines. */
export function AboutPage({ locale, view }: Props) {
  const t = translator(locale, 'process-about');
  const sources = numbered([
    ...citedFor(view.process, 'kind'),
    ...view.aims.map(({ source }) => source),
    ...citedFor(view.process, ...(view.rotation ? ['chairRotation'] : []), 'workingLanguages'),
    ...view.history.flatMap((line) => vouching(view, line)),
  ]);
  return (
    <>
      <PageHeading
        title={t('title')}
        kicker={<Quoted locale={locale}>{view.name}</Quoted>}
        lead={
          <p>
            <Quoted locale={locale}>{sentence(view.kind)}</Quoted>
            <Cites locale={locale} sources={sources} of={citedFor(view.process, 'kind')} />
          </p>
        }
      />
      <Section title={t('aims')}>
        {view.aims.length === 0 && <p>{t('noAims')}</p>}
        {view.aims.map(({ text, language, source }) => (
          <p key={text}>
            <Quoted locale={locale} language={language}>
              {text}
            </Quoted>
            <Cite locale={locale} sources={sources} of={source} />
          </p>
        ))}
      </Section>
      <Working locale={locale} view={view} sources={sources} />
      <Section title={t('binding')}>
        <p>{t('bindingLead')}</p>
        <p>{t('bindingText')}</p>
        <ul className="tw:mt-4">
          <li>
            <a href={`/${locale}/outcomes`}>{t('outcomes')}</a>
          </li>
          <li>
            <a href={`/${locale}/commitments`}>{t('commitments')}</a>
          </li>
        </ul>
      </Section>
      <Section title={t('history')}>
        <p>{t(view.history.length > 0 ? 'historyLead' : 'noHistory')}</p>
        <ol className="tw:mt-5">
          {view.history.map((line) => (
            <HistoryLine
              key={`${line.what} ${line.date.date} ${line.title}`}
              locale={locale}
              line={line}
              sources={sources}
              of={vouching(view, line)}
            />
          ))}
        </ol>
      </Section>
      <SourceList locale={locale} sources={sources} />
    </>
  );
}

/** Who leads and how it is decided, the bodies, the offices, and how they pass on. */
function Working({ locale, view, sources }: Props & { sources: Numbered }) {
  const t = translator(locale, 'process-about');
  const { bodies, offices, rotation, languages } = view;
  const cites = (field: string) => <Cites locale={locale} sources={sources} of={citedFor(view.process, field)} />;
  return (
    <Section title={t('works')}>
      <p>{t('led')}</p>
      <p data-derived>{t('consensus')}</p>
      <p>{t('bodies')}</p>
      <ul className="tw:mt-1 tw:mb-4 tw:list-disc tw:ps-5">
        {bodies.map(({ key, name }) => (
          <li key={key}>
            <a href={`/${locale}/bodies/${encodeURIComponent(key)}`}>
              <Quoted locale={locale}>{name}</Quoted>
            </a>
          </li>
        ))}
      </ul>
      <p>{t('offices')}</p>
      <ul className="tw:mt-1 tw:mb-5 tw:list-disc tw:ps-5">
        {offices.map(({ key, name, joint }) => (
          <li key={key}>
            <a href={`/${locale}/chairmanship`}>
              <Quoted locale={locale}>{joint ? t('jointOffice', { name }) : name}</Quoted>
            </a>
          </li>
        ))}
      </ul>
      <Facts
        items={[
          {
            term: t('rotation'),
            value: rotation && (
              <>
                <Quoted locale={locale}>{sentence(rotation)}</Quoted>
                {cites('chairRotation')}
              </>
            ),
          },
          {
            term: t('languages'),
            value: (
              <>
                {languageNames(locale, languages)}
                {cites('workingLanguages')}
              </>
            ),
          },
          { term: t('served'), value: <a href={`/${locale}/secretariat`}>{t('servedLink')}</a>, derived: true },
        ]}
      />
    </Section>
  );
}

type Line = AboutView['history'][number];
type LineProps = { locale: Locale; line: Line; sources: Numbered; of: ReturnType<typeof vouching> };

/** What vouches for a dated line: of the launch whatever does for it on the first page. */
const vouching = ({ process }: AboutView, { what, source }: Line) =>
  what === 'launch' ? citedFor({ ...process, source }, 'launched') : source ? [source] : [];

/** One dated line: the day first, then what happened, with its source. */
function HistoryLine({ locale, line, sources, of }: LineProps) {
  const t = translator(locale, 'process-about');
  const { what, date, inferred, title, titleLanguage, path, office } = line;
  const conference = translator(locale, 'conference');
  const days = boundWords(locale, date);
  const said = what === 'launch' ? t('launched') : office === null ? title : t('takes', { holder: title, office });
  const words = (
    <Quoted locale={locale} language={what === 'conference' ? titleLanguage : null}>
      {said}
    </Quoted>
  );
  return (
    <li className="tw:border-t tw:border-rule tw:py-2 tw:md:grid tw:md:grid-cols-[12rem_minmax(0,1fr)] tw:md:gap-6">
      <span className="tw:text-sm tw:text-muted">
        <Timed locale={locale} dates={[date]}>
          {inferred ? conference('inferred.days', { days, part: conference(`inferred.${inferred}`) }) : days}
        </Timed>{' '}
      </span>
      <span>
        {path ? <a href={`/${locale}${path}`}>{words}</a> : words}
        <Cites locale={locale} sources={sources} of={of} />
      </span>
    </li>
  );
}
