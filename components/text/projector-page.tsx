import { Follow } from '#components/text/follow.tsx';
import { partsOf } from '#components/text/parts.ts';
import { RollingTextView } from '#components/text/rolling-text.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { TextView } from '#lib/text/queries.ts';

/** The text as a room reads it at ten metres: large, without anything to be done, at the paragraph that the Chair is at. */
export function ProjectorPage({ locale, view }: { locale: Locale; view: TextView }) {
  const t = translator(locale, 'text');
  const at = view.rolling.paragraphs.findIndex(({ paragraph }) => paragraph.id === view.focus);
  // What is before and after it by two: the rest is paper's. Of a long text the beginning, until the Chair takes up a paragraph.
  const near =
    at < 0 ? (partsOf(view.rolling.paragraphs)[0] ?? []) : view.rolling.paragraphs.slice(Math.max(0, at - 2), at + 4);
  // What was struck is shown where it stood: at the beginning only while that is shown.
  const struck = view.agreements.struck.filter(({ after }) => after !== null || at < 3);
  return (
    <main
      id="main"
      tabIndex={-1}
      className="tw:min-h-screen tw:wrap-anywhere tw:bg-paper tw:px-4 tw:py-6 tw:md:px-8 tw:text-ink"
    >
      <Follow
        address={`/api/live/${view.id}`}
        how="swap"
        shown={view.standing}
        words={{ changed: t('live.changed'), show: t('live.show'), lost: t('live.lost') }}
      />
      <div data-follow="">
        <p className="tw:mb-4 tw:text-lg tw:text-muted">{[view.symbol, view.title].filter(Boolean).join(' · ')}</p>
        <h1 className="tw:sr-only">{view.title}</h1>
        <div className="tw:text-[1.4rem] tw:leading-[1.45] tw:md:text-[1.9rem] tw:[&>div]:max-w-none tw:[&>div]:text-[1em] tw:[&_p]:text-[1em]">
          <RollingTextView
            locale={locale}
            language={view.language}
            names={view.names}
            rolling={{ ...view.rolling, paragraphs: near }}
            agreements={{ ...view.agreements, struck }}
            zone={view.zone}
            focus={view.focus}
          />
        </div>
      </div>
    </main>
  );
}
