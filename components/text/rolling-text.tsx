import { Fragment, type ReactNode } from 'react';
import { classes } from '#components/ui/classes.ts';
import { Runs } from '#components/ui/redline.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { runsOf } from '#lib/language/emphasis.ts';
import { directionOf } from '#lib/language/formatter.ts';
import { formatInstant, languageName, translator } from '#lib/language/language.ts';
import { type Behind, type Option, type Segment, shownSegments } from '#lib/text/bracket/rules.ts';
import type { Agreements, Struck } from '#lib/text/decision/rules.ts';
import { isContested, type RollingParagraph, type RollingText } from '#lib/text/rolling/rules.ts';
import { numberBefore, wordsIn } from '#lib/text/rules.ts';

export type Names = readonly { key: string; code: string; name: string }[];

type Of = {
  locale: Locale;
  language: string;
  names: Names;
};

type Agreed = {
  /** What was agreed and is so no longer, and the zone in which it is said since when. */
  agreements: Agreements;
  zone: string;
};

type Props = Of &
  Agreed & {
    rolling: RollingText;
    /** The paragraph that the room is at. */
    focus?: string | null;
    /** What stands below a paragraph: its links, and its panel where that is open. */
    below?: (paragraph: RollingParagraph) => ReactNode;
  };

const inks = {
  bracket: 'tw:font-sans tw:text-[0.85em] tw:font-strong tw:text-lapis',
  gone: 'tw:text-muted tw:decoration-2',
  fresh: 'tw:underline tw:decoration-lapis tw:decoration-2 tw:underline-offset-4',
};

/** A text as it is negotiated: numbers in the margin, words that differ in brackets with those who propose them. */
export function RollingTextView({ rolling, focus = null, below, ...of }: Props) {
  const struck = (after: string | null) =>
    of.agreements.struck
      .filter((one) => one.after === after)
      .map((one) => <StruckEntry key={one.paragraph.id} {...of} one={one} />);
  return (
    <div className="tw:max-w-[52rem] tw:text-[1.0625rem] tw:leading-[1.6]">
      {struck(null)}
      {rolling.paragraphs.map((one) => (
        <Fragment key={one.paragraph.id}>
          <Entry {...of} one={one} isFocus={focus === one.paragraph.id} below={below} />
          {struck(one.paragraph.id)}
        </Fragment>
      ))}
    </div>
  );
}

/** What was struck although it had been agreed: it stands, struck, until the next revision, so that nobody misses it. */
function StruckEntry({ one, locale, language, zone }: Of & Agreed & { one: Struck }) {
  const { paragraph, at } = one;
  const mark = numberBefore(one, language);
  const t = translator(locale, 'text');
  const words = wordsIn(paragraph, language, '');
  return (
    <div
      data-struck=""
      className={classes(
        'tw:grid tw:gap-x-3 tw:border-s-4 tw:border-transparent tw:py-2 tw:ps-2 tw:md:grid-cols-[4.7em_minmax(0,1fr)]',
        mark ? 'tw:grid-cols-[2.8em_minmax(0,1fr)]' : 'tw:grid-cols-[minmax(0,1fr)]',
      )}
    >
      <span className={classes(numberLook, !mark && 'tw:hidden tw:md:block')}>{mark}</span>
      <div className={indents[paragraph.kind === 'operative' ? paragraph.level - 1 : 0]}>
        <p lang={words.language} dir={directionOf(words.language)}>
          <del className={inks.gone}>
            <Runs runs={runsOf(words.text)} />
          </del>
        </p>
        <p className="tw:font-sans tw:text-[0.85em] tw:text-refusal">
          {t('agreement.struck', { when: at ? formatInstant(locale, new Date(at), zone) : 'none' })}
        </p>
      </div>
    </div>
  );
}

function Entry({
  one,
  isFocus,
  below,
  ...of
}: Of & Agreed & { one: RollingParagraph; isFocus: boolean; below: Props['below'] }) {
  const { paragraph } = one;
  const number = one.kind === 'arrival' ? null : numberBefore(one, one.language);
  const isHeading = paragraph.kind === 'title' || paragraph.kind === 'heading' || paragraph.kind === 'annex';
  const indent = paragraph.kind === 'operative' ? paragraph.level - 1 : 0;
  return (
    <div
      id={`p-${paragraph.id}`}
      data-paragraph={one.anchor}
      data-focus={isFocus ? '' : undefined}
      className={classes(
        'tw:grid tw:gap-x-3 tw:border-s-4 tw:py-2 tw:ps-2 tw:md:grid-cols-[4.7em_minmax(0,1fr)]',
        // Where there is little room, what bears no number has no margin for one.
        number ? 'tw:grid-cols-[2.8em_minmax(0,1fr)]' : 'tw:grid-cols-[minmax(0,1fr)]',
        isFocus ? 'tw:border-apricot tw:bg-sunk' : 'tw:border-transparent',
        one.kind !== 'text' && 'tw:bg-raised',
      )}
    >
      <span className={classes(numberLook, !number && 'tw:hidden tw:md:block')}>{number}</span>
      <div className={indents[indent]}>
        <p
          className={classes(
            isHeading && 'tw:font-strong',
            paragraph.kind === 'title' && 'tw:text-lg',
            one.deletedBy !== null && 'tw:line-through tw:decoration-refusal',
          )}
          lang={one.language}
          dir={directionOf(one.language)}
        >
          {one.kind !== 'text' && one.proposedBy && <By {...of} behind={one.proposedBy} open />}
          <Segments {...of} segments={one.segments} isNew={one.kind === 'inserted'} />
          {one.kind !== 'text' && <b className={inks.bracket}>]</b>}
        </p>
        <Marks {...of} one={one} />
        {below?.(one)}
      </div>
    </div>
  );
}

const numberLook = 'tw:text-end tw:font-sans tw:text-[0.85em] tw:text-muted tw:tabular-nums';
const indents = ['', 'tw:ps-6', 'tw:ps-12'];

/** “[KAZ, KGZ: ”: who stands behind what follows, by their codes, with their names for whoever asks. */
function By({ behind, names, open = false }: Of & { behind: Behind; open?: boolean }) {
  const said = behind.proponents.map((key) => names.find((one) => one.key === key) ?? { key, code: key, name: key });
  return (
    <b className={inks.bracket}>
      {open && '['}
      {said.map(({ key, code, name }, at) => (
        <span key={key}>
          {at > 0 && ', '}
          <abbr className="tw:no-underline" title={name}>
            {code}
          </abbr>
        </span>
      ))}
      {': '}
    </b>
  );
}

function Segments({ segments, isNew, ...of }: Of & { segments: readonly Segment[]; isNew: boolean }) {
  return shownSegments(segments).map((segment, at) => {
    const key = `${at}`;
    if (segment.kind === 'same')
      return isNew ? (
        <ins key={key} className={inks.fresh}>
          <Runs runs={runsOf(segment.text)} />
        </ins>
      ) : (
        <span key={key}>
          <Runs runs={runsOf(segment.text)} />
        </span>
      );
    const every = (test: (text: string) => boolean) =>
      segment.base === '' && segment.options.every(({ text }) => test(text));
    return (
      <span key={key}>
        {every((text) => text.startsWith(' ')) && ' '}
        <b className={inks.bracket}>[</b>
        {segment.base.trim() !== '' && (
          <>
            <del className={inks.gone}>
              <Runs runs={runsOf(segment.base)} />
            </del>{' '}
          </>
        )}
        {segment.options.map((option, nth) => (
          <OptionView key={option.proposals.join(' ')} {...of} option={option} isFirst={nth === 0} />
        ))}
        <b className={inks.bracket}>]</b>
        {every((text) => text.endsWith(' ')) && ' '}
      </span>
    );
  });
}

function OptionView({ option, isFirst, ...of }: Of & { option: Option; isFirst: boolean }) {
  const t = translator(of.locale, 'text');
  return (
    <>
      {!isFirst && <b className={inks.bracket}>; </b>}
      <By {...of} behind={option} />
      {option.text.trim() === '' ? (
        <i className="tw:font-sans tw:text-[0.85em] tw:text-muted">{t('delete')}</i>
      ) : (
        <ins className={inks.fresh}>
          <Runs runs={runsOf(option.text.trim())} />
        </ins>
      )}
    </>
  );
}

/** What is said of a paragraph beside its words: agreed, to be deleted, moved, other wordings of it, comments. */
function Marks({ one, ...of }: Of & Agreed & { one: RollingParagraph }) {
  const t = translator(of.locale, 'text');
  const { deletedBy, movedBy, alternatives, comments, kind, paragraph } = one;
  const lapsed = of.agreements.lapsed[paragraph.id];
  return (
    <div className="tw:space-y-1 tw:font-sans tw:text-[0.85em] tw:text-muted">
      {kind === 'text' && paragraph.agreed && (
        <p className="tw:text-adopted">{t(isContested(one) ? 'agreement.contested' : 'agreedAdReferendum')}</p>
      )}
      {kind === 'text' && lapsed && (
        <p className="tw:text-refusal">
          {t('agreement.lapsed', { when: formatInstant(of.locale, new Date(lapsed), of.zone) })}
        </p>
      )}
      {kind === 'arrival' && <p>{one.mark ? t('movedHereMark', { mark: one.mark }) : t('movedHere')}</p>}
      {deletedBy && (
        <p>
          <By {...of} behind={deletedBy} open />
          {t('delete')}
          <b className={inks.bracket}>]</b>
        </p>
      )}
      {movedBy.map((move) => (
        <p key={move.proposals.join(' ')}>
          <By {...of} behind={move} open />
          {t('moveElsewhere')}
          <b className={inks.bracket}>]</b>
        </p>
      ))}
      {alternatives.map((option, at) => (
        <Whole
          key={option.proposals.join(' ')}
          {...of}
          option={option}
          label={
            alternatives.length > 1
              ? t('alternativeNth', { mark: one.mark ?? '', nth: at + 1 })
              : t('alternative', { mark: one.mark ?? '' })
          }
        />
      ))}
      {comments.map((option) => (
        <Whole key={option.proposals.join(' ')} {...of} option={option} label={t('comment')} />
      ))}
    </div>
  );
}

function Whole({ option, label, ...of }: Of & { option: Option; label: string }) {
  const t = translator(of.locale, 'text');
  const language = option.language ?? of.language;
  return (
    <p>
      <b className="tw:me-1">{label}</b>
      <By {...of} behind={option} open />
      <span className="tw:text-[1.1em] tw:text-ink" lang={language} dir={directionOf(language)}>
        <Runs runs={runsOf(option.text)} />
      </span>
      {option.language && <span> {t('inLanguage', { language: languageName(of.locale, option.language) })}</span>}
      <b className={inks.bracket}>]</b>
    </p>
  );
}
