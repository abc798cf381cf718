import { Fragment } from 'react';
import { Cite } from '#components/source/cite.tsx';
import { noteParts } from '#components/source/note-parts.ts';
import type { Numbered } from '#components/source/numbered.ts';
import { languageOf } from '#components/source/quoted.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { inLanguage } from '#lib/language/tag.ts';

type Props = { locale: Locale; sources: Numbered; children: string };

/** A remark of the register for people: the sources it names by key become their numbers, its ISO days are written out. */
export function Note({ locale, sources, children }: Props) {
  const lang = languageOf(locale, children);
  return (
    <span {...inLanguage(lang)}>
      {noteParts(lang ?? locale, children, sources.list).map((part, at) =>
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
    </span>
  );
}
