'use client';
import type { ComponentProps } from 'react';
import { ReleaseContacts, ReleaseText, type ReleaseWords } from '#components/news/release-text.tsx';
import { ActForm } from '#components/ui/act-form.tsx';
import { readContacts, readRelease } from '#lib/news/notation/rules.ts';

/** A language of a release: its tag, its name, and the words around a release in it. */
export type PreviewLanguage = { tag: string; name: string; dir: 'ltr' | 'rtl'; words: ReleaseWords };

type Props = Omit<ComponentProps<typeof ActForm>, 'preview'> & {
  title: string;
  contacts: string;
  languages: readonly PreviewLanguage[];
};

/** The form of a press release: before it is recorded it is shown in each of its languages as readers will see it. */
export function NewsActForm({ title, contacts, languages, ...form }: Props) {
  const show = (values: Readonly<Record<string, string>>) => {
    const of = (name: string, tag: string) => (values[`${name}.${tag}`] ?? '').trim();
    return (
      <div data-script="" className="tw:mb-6 tw:border tw:border-rule tw:bg-paper tw:px-5 tw:py-4">
        <p className="tw:mb-3 tw:text-sm tw:text-muted">{title}</p>
        {languages
          .filter(({ tag }) => of('headline', tag) !== '')
          .map(({ tag, name, dir, words }) => (
            <section key={tag} lang={tag} dir={dir} aria-label={name} className="tw:mt-6 tw:first-of-type:mt-0">
              <p className="tw:text-sm tw:text-muted">{name}</p>
              <p className="tw:mb-3 tw:font-serif tw:text-lg tw:font-strong">{of('headline', tag)}</p>
              <ReleaseText release={readRelease(of('lead', tag), of('body', tag))} words={words} prefix={`${tag}-`} />
              {of('contacts', tag) !== '' && (
                <div className="tw:mt-5">
                  <p className="tw:mb-2 tw:text-sm tw:text-muted">{contacts}</p>
                  <ReleaseContacts contacts={readContacts(of('contacts', tag))} />
                </div>
              )}
            </section>
          ))}
      </div>
    );
  };
  return <ActForm {...form} preview={{ show, covers: (name) => /^(headline|lead|body|contacts)\./.test(name) }} />;
}
