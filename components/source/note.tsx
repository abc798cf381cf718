import { Fragment } from 'react';
import { Cite, Cites } from '#components/source/cite.tsx';
import { noteParts } from '#components/source/note-parts.ts';
import type { Numbered } from '#components/source/numbered.ts';
import { languageOf } from '#components/source/quoted.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { inLanguage } from '#lib/language/tag.ts';
import type { SourceView } from '#lib/source/queries.ts';

type Props = {
  locale: Locale;
  sources: Numbered;
  /** What vouches for the remark: those of them that it does not name itself stand after it. */
  of?: readonly SourceView[];
  children: string;
};

/** A remark of the register for people: the sources it names by key become their numbers, its ISO days are written out. */
export function Note({ locale, sources, of = [], children }: Props) {
  const lang = languageOf(locale, children);
  const parts = noteParts(lang ?? locale, children, sources.list);
  const named = new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : [part.key])));
  return (
    <span {...inLanguage(lang)}>
      {parts.map((part, at) =>
        typeof part === 'string' ? (
          part
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other identity
          <Fragment key={at}>
            {part.publisher}
            <Cite locale={locale} sources={sources} of={part} />
          </Fragment>
        ),
      )}
      <Cites locale={locale} sources={sources} of={of.filter(({ key }) => !named.has(key))} />
    </span>
  );
}
