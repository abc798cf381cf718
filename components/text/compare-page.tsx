import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { Button } from '#components/ui/button.tsx';
import { classes } from '#components/ui/classes.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Redline } from '#components/ui/redline.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { emphasisedPieces } from '#lib/language/emphasis.ts';
import { directionOf } from '#lib/language/formatter.ts';
import { languageName, translator } from '#lib/language/language.ts';
import type { TextRevisions } from '#lib/text/queries.ts';
import { type ComparedParagraph, comparedTexts } from '#lib/text/redline/rules.ts';
import { marked, numberBefore } from '#lib/text/rules.ts';

type Props = {
  locale: Locale;
  above: { href: string; label: string };
  view: TextRevisions;
  asked: { from?: string | undefined; to?: string | undefined; language?: string | undefined };
};

/** Has the text what an address asks to be compared: both revisions, as far as it names them, and the language? */
export const canCompare = (view: TextRevisions, { from, to, language }: Props['asked']): boolean =>
  [from, to].every((number) => number === undefined || view.revisions.some((one) => `${one.number}` === number)) &&
  (language === undefined || view.languages.includes(language));

/** Two revisions of a text as one, word by word: what went is struck, what came is underlined. */
export function ComparePage({ locale, above, view, asked }: Props) {
  const t = translator(locale, 'text');
  const office = translator(locale, 'staff');
  const at = (number: string | undefined, otherwise: number) =>
    view.revisions.find((one) => `${one.number}` === number) ?? view.revisions.at(otherwise);
  const [from, to] = [at(asked.from, -2), at(asked.to, -1)];
  if (!from || !to)
    return (
      <>
        <Breadcrumbs label={office('above')} items={[above]} />
        <PageHeading title={view.title} />
        <EmptyState title={t('compared.none')}>{t('noRevisionLead')}</EmptyState>
      </>
    );
  const language =
    view.languages.find((one) => one === asked.language) ??
    view.languages.find((one) => one === locale) ??
    view.original;
  const nameOf = (one: typeof from) => one.symbol ?? t('revisionNumber', { number: one.number });
  const marks = new Map(marked(to.paragraphs, language).map((one) => [one.paragraph.id, numberBefore(one, language)]));
  const numberOf = (id: string, kind: ComparedParagraph['kind']) =>
    kind === 'removed' || kind === 'moved-from' ? null : marks.get(id);
  const options = view.revisions.map((one) => ({ value: `${one.number}`, label: nameOf(one) }));
  return (
    <>
      <Breadcrumbs label={office('above')} items={[above]} />
      <PageHeading
        title={t('compared.title', { from: nameOf(to), to: nameOf(from) })}
        kicker={view.title}
        lead={<p>{t('compared.lead')}</p>}
      />
      <form method="get" className="tw:mb-6 tw:flex tw:flex-wrap tw:items-end tw:gap-4 tw:print:hidden">
        <Select name="from" label={t('compared.from')} value={`${from.number}`} options={options} />
        <Select name="to" label={t('compared.to')} value={`${to.number}`} options={options} />
        <Select
          name="language"
          label={t('readIn')}
          value={language}
          options={view.languages.map((tag) => ({ value: tag, label: languageName(locale, tag) }))}
        />
        <Button tone="quiet">{t('compared.show')}</Button>
      </form>
      <div className="tw:max-w-[52rem] tw:text-[1.0625rem] tw:leading-[1.6]">
        {comparedTexts(from.paragraphs, to.paragraphs, language).map(({ paragraph, kind, pieces }) => (
          <div
            key={`${paragraph.id} ${kind}`}
            className={classes(
              'tw:grid tw:gap-x-3 tw:py-2 tw:md:grid-cols-[5rem_minmax(0,1fr)]',
              numberOf(paragraph.id, kind) ? 'tw:grid-cols-[3rem_minmax(0,1fr)]' : 'tw:grid-cols-[minmax(0,1fr)]',
            )}
          >
            <span
              className={classes(
                'tw:text-end tw:font-sans tw:text-sm tw:text-muted',
                !numberOf(paragraph.id, kind) && 'tw:hidden tw:md:block',
              )}
            >
              {numberOf(paragraph.id, kind)}
            </span>
            <div>
              {(kind === 'moved' || kind === 'moved-from') && (
                <p className="tw:font-sans tw:text-sm tw:text-muted">
                  {t(kind === 'moved' ? 'compared.moved' : 'compared.movedFrom')}
                </p>
              )}
              <p lang={language} dir={directionOf(language)}>
                <Redline pieces={emphasisedPieces(pieces)} />
              </p>
            </div>
          </div>
        ))}
      </div>
    </>
  );
}
