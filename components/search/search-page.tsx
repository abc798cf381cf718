import { Fragment } from 'react';
import { Pages, pageHref } from '#components/layout/pages.tsx';
import { errorOf } from '#components/layout/wrong-values.tsx';
import { SearchForm } from '#components/search/search-form.tsx';
import { languageOf } from '#components/source/quoted.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkSet } from '#components/ui/link-set.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale, SearchKind } from '#db/vocabulary.ts';
import { formatPartialDate, signed, translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';
import type { Wrong } from '#lib/page/asked.ts';
import type { Found, SearchView } from '#lib/search/queries.ts';
import type { Piece } from '#lib/search/rules.ts';

type Props = {
  locale: Locale;
  /** As it was typed. */
  q: string | undefined;
  kind: SearchKind | undefined;
  /** Null where nothing was looked for. */
  view: SearchView | null;
  wrong: readonly Wrong[];
};

/** The search of everything public: the field, the kinds with how many were found of each, and the results. */
export function SearchPage({ locale, q, kind, view, wrong }: Props) {
  const t = translator(locale, 'search');
  return (
    <>
      <PageHeading title={t('title')} lead={view ? null : <p>{t('lead')}</p>} />
      <SearchForm locale={locale} q={q} error={errorOf(locale, wrong, 'q')} help={!view} />
      {view && q && <Results locale={locale} q={q} kind={kind} view={view} />}
    </>
  );
}

type ResultsProps = { locale: Locale; q: string; kind: SearchKind | undefined; view: SearchView };

function Results({ locale, q, kind, view }: ResultsProps) {
  const t = translator(locale, 'search');
  const path = `/${locale}/search`;
  const all = view.counts.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return <Nothing locale={locale} q={q} view={view} />;
  const kinds = [
    { href: pageHref(path, { q }, 1), label: `${t('every')} ${all}`, current: !kind },
    ...view.counts.map((one) => ({
      href: pageHref(path, { q, kind: one.kind }, 1),
      label: `${t(`kind.${one.kind}`)} ${one.count}`,
      current: one.kind === kind,
    })),
  ];
  return (
    <>
      <p className="tw:mb-3" role="status">
        {t(view.more ? 'foundMore' : 'found', { q, count: all })}
      </p>
      <LinkSet label={t('kinds')} items={kinds} tabs />
      <h2 className="tw:sr-only">{t('results')}</h2>
      {view.rows.length === 0 && <p>{t('noneOfKind', { q })}</p>}
      <ol className="tw:max-w-192 tw:space-y-6" start={(view.page - 1) * 20 + 1}>
        {view.rows.map((one) => (
          <li key={`${one.kind} ${one.key}`}>
            <Result locale={locale} one={one} />
          </li>
        ))}
      </ol>
      <Pages locale={locale} path={path} query={{ q, kind }} list={view} />
    </>
  );
}

/** One result: what it is called, what it is and when, and where its text has the words. */
function Result({ locale, one }: { locale: Locale; one: Found }) {
  const t = translator(locale, 'search');
  const title = pageTitle(locale, one) ?? <Marked locale={locale} pieces={one.title} language={one.titleLanguage} />;
  const date = one.date && dateText(locale, one.date, one.inferred);
  const beside = [
    t(`one.${one.kind}`),
    one.kind === 'document' && one.code,
    (one.stage === 'cancelled' || one.stage === 'postponed') &&
      translator(locale, 'vocabulary')(`conferenceStage.${one.stage}`),
    one.supersededBy && `${translator(locale, 'document')('supersededBy')} ${one.supersededBy}`,
    date && (one.kind === 'commitment' ? t('due', { date }) : date),
  ].filter((part) => typeof part === 'string');
  return (
    <>
      <h3 className="tw:line-clamp-6 tw:font-serif tw:text-lg tw:leading-snug">
        <a href={one.href}>{title}</a>
      </h3>
      <p className="tw:text-sm tw:text-muted">{beside.join(' · ')}</p>
      {one.excerpt && (
        <p className="tw:mt-1">
          <Marked locale={locale} pieces={one.excerpt.pieces} language={one.excerpt.language} />
        </p>
      )}
    </>
  );
}

/** The day of a result; what of it no source gives is marked. */
function dateText(locale: Locale, date: NonNullable<Found['date']>, inferred: Found['inferred']): string {
  const days = formatPartialDate(locale, date);
  const t = translator(locale, 'conference');
  return inferred ? t('inferred.days', { days, part: t(`inferred.${inferred}`) }) : days;
}

type MarkedProps = { locale: Locale; pieces: readonly Piece[]; language: string };

/** A text with the words that were found marked, its language declared where it is not the page's. */
function Marked({ locale, pieces, language }: MarkedProps) {
  const text = pieces.map((one) => one.text).join('');
  const lang = languageOf(locale, text, language === 'und' ? null : language);
  const marked = pieces.map((one, at) =>
    one.found ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, which never move
      <mark key={at} className="tw:bg-apricot/35 tw:font-emphasis tw:text-inherit">
        {one.text}
      </mark>
    ) : (
      one.text
    ),
  );
  return lang ? <span {...inLanguage(lang)}>{marked}</span> : marked;
}

/** What is said where nothing was found: the search with the nearest words, if there are such, each word alone, and where else to look. */
function Nothing({ locale, q, view: { nearest, alone } }: { locale: Locale; q: string; view: SearchView }) {
  const t = translator(locale, 'search');
  const nav = translator(locale, 'frame');
  const found = (words: string) => <a href={pageHref(`/${locale}/search`, { q: words }, 1)}>{words}</a>;
  return (
    <EmptyState title={t('none', { q })}>
      {nearest && (
        <>
          {t('nearest')} {found(nearest)}
          {signed(locale, '', '?')}{' '}
        </>
      )}
      {alone.length > 0 && (
        <>
          {t('alone')}{' '}
          {alone.map((word, at) => (
            <Fragment key={word}>
              {at > 0 && ' · '}
              {found(word)}
            </Fragment>
          ))}
          {'. '}
        </>
      )}
      {!nearest && t('noneLead')} {t('browse')}{' '}
      {(['members', 'conferences', 'outcomes', 'documents'] as const).map((room, at) => (
        <Fragment key={room}>
          {at > 0 && ' · '}
          <a href={`/${locale}/${room}`}>{nav(`nav.${room}`)}</a>
        </Fragment>
      ))}
    </EmptyState>
  );
}

/** A page of the process as a whole is called as the process is in what is kept: here as it is headed. */
function pageTitle(locale: Locale, { kind, key }: Found): string | null {
  if (kind !== 'page') return null;
  if (key === 'about') return translator(locale, 'process-about')('title');
  if (key === 'contact') return translator(locale, 'process-contact')('title');
  return null;
}
