import { keptForm } from '#components/layout/kept-form.ts';
import { formWords } from '#components/layout/staff-form.tsx';
import { releaseWords } from '#components/news/news-page.tsx';
import { NewsActForm } from '#components/news/staff/news-act-form.tsx';
import { type NewsFormChoices, newsFields } from '#components/news/staff/news-fields.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { KeptTyping } from '#lib/account/typing/queries.ts';
import { isLocale, languageName, translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';
import { correctNews, publishNews } from '#lib/news/actions.ts';

type Props = NewsFormChoices & {
  locale: Locale;
  idempotencyKey: string;
  /** What the reader has typed into forms of press releases and not sent. */
  typing: readonly KeptTyping[];
};

/** Publishes a press release, at once or at a time, in one language or several; all of it is shown once more before it is recorded. */
export function NewsForm({ locale, idempotencyKey, typing, ...choices }: Props) {
  const t = translator(locale, 'staff-news');
  const office = translator(locale, 'staff');
  return (
    <>
      <Breadcrumbs
        label={office('above')}
        items={[{ href: `/${locale}/portal/staff/news`, label: office('area.news') }]}
      />
      <PageHeading title={t('new.title')} lead={<p>{t('new.lead')}</p>} />
      <Section title={t('new.release')} wide>
        <ReleaseForm
          locale={locale}
          act="publishNews"
          name="new"
          fields={newsFields(locale, choices)}
          idempotencyKey={idempotencyKey}
          typing={typing}
          choices={choices}
        />
      </Section>
    </>
  );
}

/** What the forms of press releases are called by what is kept of their typing. */
export const newsTyping = 'news:';

type FormProps = {
  locale: Locale;
  act: 'publishNews' | 'correctNews';
  /** What the form is called by what is kept of its typing. */
  name: string;
  fields: readonly FieldSpec[];
  idempotencyKey: string;
  typing: readonly KeptTyping[];
  choices: NewsFormChoices;
};

/** The form of a press release, new or there already: with its preview, and with what was typed into it and not sent. */
export function ReleaseForm({ locale, act, name, fields, idempotencyKey, typing, choices }: FormProps) {
  const t = translator(locale, 'staff-news');
  const tags = fields
    .flatMap((field) => (field.kind === 'group' ? field.fields : []))
    .flatMap((field) => ('name' in field && field.name?.startsWith('headline.') ? [field.name.slice(9)] : []));
  return (
    <NewsActForm
      action={act === 'publishNews' ? publishNews : correctNews}
      fields={fields}
      words={formWords(locale, act)}
      idempotencyKey={idempotencyKey}
      locale={locale}
      layout="pairs"
      keep={keptForm({ locale, zone: choices.choices.zone, typing }, `${newsTyping}${name}`)}
      title={t('preview')}
      contacts={translator(locale, 'news')('contacts')}
      languages={tags.map((tag) => ({
        tag,
        name: languageName(locale, tag),
        dir: inLanguage(tag).dir ?? 'ltr',
        words: releaseWords(isLocale(tag) ? tag : locale),
      }))}
    />
  );
}
