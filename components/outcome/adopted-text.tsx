import { ParticipantLink, ParticipantLinks } from '#components/participant/participant-link.tsx';
import { FileLinks } from '#components/text/file-links.tsx';
import type { Moment } from '#components/text/life-scale.ts';
import { LifeDrawing } from '#components/text/text-life.tsx';
import { Words } from '#components/text/words.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { formatInstant, formatPartialDate, languageName, translator } from '#lib/language/language.ts';
import type { AdoptedText } from '#lib/outcome/queries.ts';
import { alignmentOf, marked, numberBefore, type Paragraph } from '#lib/text/rules.ts';

type Props = {
  locale: Locale;
  /** Where the portal stands: what its whole addresses begin with. */
  origin: string;
  slug: string;
  title: string;
  text: AdoptedText;
  /** Where the commitment of a paragraph is followed, by the paragraph's anchor. */
  followed: ReadonlyMap<string, string>;
};

/** What a language is to the adopted text: the one it was adopted in, one that says the same in all of it, or one that lags. */
function standingOf(text: AdoptedText, language: string): 'original' | 'official' | 'unofficial' | null {
  if (language === text.original) return 'original';
  const all = text.paragraphs.map((one) => alignmentOf(one, language, text.original));
  if (all.every((one) => one === 'missing')) return null;
  return all.every((one) => one === 'done') ? 'official' : 'unofficial';
}

/** The text of an outcome as it was adopted: its languages side by side, each paragraph with an address of its own, who adopted it, and what States attached. */
export function AdoptedTextView({ locale, origin, slug, title, text, followed }: Props) {
  const t = translator(locale, 'outcome');
  const vocabulary = translator(locale, 'vocabulary');
  const languages = text.languages.filter((language) => standingOf(text, language) !== null);
  const marks = languages.map((language) => ({ language, all: marked(text.paragraphs, language) }));
  const when = formatInstant(locale, new Date(text.adoptedAt), text.zone);
  const day = (on: string) => formatPartialDate(locale, { date: on, precision: 'day' });
  return (
    <div itemScope itemType="https://schema.org/Legislation">
      <meta itemProp="name" content={title} />
      <meta itemProp="legislationDate" content={text.adoptedAt.slice(0, 10)} />
      {languages.map((language) => (
        <meta key={language} itemProp="inLanguage" content={language} />
      ))}
      {text.adopters.map(({ key, name }) => (
        <meta key={key} itemProp="legislationPassedBy" content={name} />
      ))}
      <Section title={t('adoptedText.title')} id="text" wide>
        <div className="tw:grid tw:gap-x-10 tw:lg:auto-cols-fr tw:lg:grid-flow-col">
          {languages.map((language) => (
            // Each the first of its cell, so that all stand on one line.
            <div key={language} className="tw:hidden tw:lg:block">
              <h3>
                {languageName(locale, language)}{' '}
                <span className="tw:text-sm tw:font-normal tw:text-muted">
                  {vocabulary(`versionKind.${standingOf(text, language) ?? 'unofficial'}`)}
                </span>
              </h3>
            </div>
          ))}
        </div>
        {marked(text.paragraphs, locale).map(({ paragraph, anchor }, at) => (
          <Row
            key={paragraph.id}
            locale={locale}
            anchor={anchor}
            paragraph={paragraph}
            followed={followed.get(anchor) ?? null}
            cells={marks.map(({ language, all }) => ({
              language,
              mark: numberBefore({ paragraph, mark: all[at]?.mark ?? null }, language),
            }))}
          />
        ))}
      </Section>
      <Section title={t('adoptedText.adoption')} id="adoption">
        <p className="tw:mb-4 tw:wrap-anywhere">{text.words[locale] ?? Object.values(text.words)[0]}</p>
        <Facts
          // The portal's own record says it, and has its hash.
          items={[
            { term: t('adoptedText.how'), value: `${vocabulary(`adoptionWay.${text.way}`)}, ${when}`, derived: true },
            {
              term: t('adoptedText.by'),
              value: <ParticipantLinks locale={locale} of={text.adopters} />,
              derived: true,
            },
            {
              derived: true,
              term: t('adoptedText.hash'),
              value: (
                <>
                  <code className="tw:text-sm tw:break-all">{text.hash}</code>
                  <br />
                  <a href={`/api/v1/outcomes/${slug}/text`}>{t('adoptedText.data')}</a>
                </>
              ),
            },
            {
              derived: true,
              term: t('adoptedText.cite'),
              value: (
                <span className="tw:wrap-anywhere">
                  {t('adoptedText.citation', {
                    title,
                    day: day(text.adoptedAt.slice(0, 10)),
                    path: `${origin}/${locale}/outcomes/${slug}`,
                  })}
                </span>
              ),
            },
          ]}
        />
      </Section>
      <Section title={t('adoptedText.files')} id="files">
        <ul className="tw:space-y-1">
          <FileLinks
            locale={locale}
            original={text.original}
            languages={languages}
            href={(format, of) =>
              `/api/v1/outcomes/${slug}/text?${new URLSearchParams([['format', format], ...of.map((one) => ['language', one])])}`
            }
          />
        </ul>
      </Section>
      {text.statements.length > 0 && (
        <Section title={t('adoptedText.statements')} id="statements">
          {text.statements.map((one) => (
            <div key={`${one.name} ${one.madeAt}`} className="tw:mb-5 tw:max-w-measure">
              <p>
                <b>
                  <ParticipantLink locale={locale} of={one} />
                </b>{' '}
                · {vocabulary(`positionKind.${one.kind}`)} · {day(one.madeAt.slice(0, 10))}
              </p>
              {Object.entries(one.words).map(([language, said]) => (
                <p key={language} className="tw:mt-2 tw:whitespace-pre-line">
                  <Words text={said} language={language} />
                </p>
              ))}
            </div>
          ))}
        </Section>
      )}
      {text.life.length > 0 && (
        <Section title={t('adoptedText.life')} id="life">
          <LifeDrawing locale={locale} moments={momentsOf(text.life)} id="life-drawing" />
          <ol className="tw:border-s-2 tw:border-rule tw:ps-5">
            {text.life.map(({ what, on }, nth) => (
              // What happened on one day stands in its order.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={nth} className="tw:py-1">
                <time dateTime={on}>{day(on)}</time>: {t(`adoptedText.moment.${what}`)}
              </li>
            ))}
          </ol>
        </Section>
      )}
    </div>
  );
}

/** What the public side gives of a life, to be drawn: silence lasts from its day to the adoption. */
const momentsOf = (life: AdoptedText['life']): Moment[] => {
  const end = life.find(({ what }) => what === 'adopted')?.on ?? null;
  return life.map(({ what, on, symbol }) => ({
    what,
    from: on,
    to: what === 'silence' ? end : null,
    end: what === 'silence' ? 'adopted' : null,
    symbol,
  }));
};

type RowProps = {
  locale: Locale;
  anchor: string;
  paragraph: Paragraph;
  /** Where its commitment is followed; null where it has none. */
  followed: string | null;
  /** In which languages it is shown, with its number in each. */
  cells: readonly { language: string; mark: string | null }[];
};

/** One paragraph in each language, side by side where there is room, one below the other where there is not. */
function Row({ locale, anchor, paragraph, followed, cells }: RowProps) {
  const t = translator(locale, 'outcome');
  const isHeading = paragraph.kind === 'title' || paragraph.kind === 'heading' || paragraph.kind === 'annex';
  return (
    <div
      id={anchor}
      className="tw:grid tw:gap-x-10 tw:gap-y-2 tw:border-t tw:border-rule tw:py-3 tw:lg:auto-cols-fr tw:lg:grid-flow-col"
    >
      {cells.map(({ language, mark }, nth) => {
        const said = paragraph.words[language];
        return (
          <div key={language} className={paragraph.kind === 'operative' ? indents[paragraph.level - 1] : undefined}>
            <p className={isHeading ? 'tw:font-strong' : undefined}>
              {mark && (
                <a href={`#${anchor}`} className="tw:me-2 tw:text-muted" aria-label={t('adoptedText.link', { mark })}>
                  {mark}
                </a>
              )}
              {said ? (
                <Words text={said} language={language} />
              ) : (
                <span className="tw:text-muted">{t('adoptedText.missing')}</span>
              )}
              {!mark && nth === 0 && (
                <a
                  href={`#${anchor}`}
                  className="tw:ms-2 tw:text-muted tw:no-underline tw:print:hidden"
                  aria-label={t('adoptedText.linkHere', { anchor })}
                >
                  ¶
                </a>
              )}
              {followed && nth === 0 && (
                <a href={followed} className="tw:ms-2 tw:text-sm tw:whitespace-nowrap">
                  {t('adoptedText.followed')}
                </a>
              )}
            </p>
          </div>
        );
      })}
    </div>
  );
}

const indents = ['', 'tw:ps-6', 'tw:ps-12'];
