import { Actors } from '#components/commitment/actors.tsx';
import { Standing } from '#components/commitment/standing.tsx';
import { placeText } from '#components/commitment/words.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Dated } from '#components/source/timed.tsx';
import { Facts } from '#components/ui/facts.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { CommitmentView } from '#lib/commitment/queries.ts';
import { translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';

type Props = { locale: Locale; path: string; view: CommitmentView };

/** What was promised: where, by whom, until when, how one sees it, how it stands, and what took its place. */
export function CommitmentFacts({ locale, path, view }: Props) {
  const t = translator(locale, 'commitment');
  const other = (of: { id: string; words: string; wordsLanguage: string }) => (
    <a key={of.id} className="tw:block tw:py-0.75" href={`${path}/${of.id}`}>
      <Quoted locale={locale} language={of.wordsLanguage}>
        {of.words}
      </Quoted>
    </a>
  );
  return (
    <Facts
      items={[
        { term: t('status'), value: <Standing locale={locale} of={view} /> },
        { term: t('promisedIn'), value: <PromisedIn locale={locale} view={view} /> },
        { term: t('actors'), value: <Actors locale={locale} path={path} of={view.actors} /> },
        { term: t('due'), value: view.due ? <Dated locale={locale} date={view.due} /> : t('dueNone') },
        {
          term: t('indicator'),
          value: view.indicator && (
            <Quoted locale={locale} language={view.indicatorLanguage}>
              {view.indicator}
            </Quoted>
          ),
        },
        { term: t('supersededBy'), value: view.successor && other(view.successor) },
        { term: t('supersedes'), value: view.predecessors.length > 0 && view.predecessors.map(other) },
        { term: t('paragraphText'), value: view.paragraph && <Paragraph locale={locale} view={view} /> },
      ].map(({ term, value }) => ({ term, value: value || null }))}
    />
  );
}

/** The outcome, leading to its page; its paragraph, leading to where that stands in the text. */
function PromisedIn({ locale, view }: Omit<Props, 'path'>) {
  const { outcome, text, paragraph } = view;
  const place = placeText(locale, paragraph ? { place: paragraph.place, paragraphId: paragraph.id } : view);
  const title = outcome ?? text;
  const href = outcome && `/${locale}/outcomes/${outcome.slug}`;
  return (
    <>
      {title &&
        (href ? (
          <a href={href}>
            <Quoted locale={locale} language={title.titleLanguage}>
              {title.title}
            </Quoted>
          </a>
        ) : (
          <Quoted locale={locale} language={title.titleLanguage}>
            {title.title}
          </Quoted>
        ))}
      {place && ', '}
      {place && (href && paragraph ? <a href={`${href}#${paragraph.anchor}`}>{place}</a> : place)}
    </>
  );
}

/** The paragraph itself, in the page's language or else in one that it has. */
function Paragraph({ locale, view: { paragraph } }: Omit<Props, 'path'>) {
  const [language, words] = Object.entries(paragraph?.words ?? {}).toSorted(
    ([a], [b]) => Number(b === locale) - Number(a === locale),
  )[0] ?? [locale, ''];
  return (
    <blockquote className="tw:border-s-2 tw:border-rule tw:ps-4" {...(language !== locale && inLanguage(language))}>
      {words}
    </blockquote>
  );
}
