import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { formatPartialDate, translator } from '#lib/language/language.ts';

/** The day on which the statement was last compared with what is tested. */
const lookedThrough = { date: '2026-11-27', precision: 'day' } as const;
const tested = ['axe', 'keyboard', 'reflow', 'colour', 'script', 'language'] as const;
const limits = ['files', 'sources', 'names', 'readers'] as const;

/** What was tested so that everybody can use the site, what is known not to work, and how to say so. */
export function AccessibilityPage({ locale }: { locale: Locale }) {
  const t = translator(locale, 'frame-accessibility');
  return (
    <>
      <PageHeading title={t('title')} lead={<p>{t('lead')}</p>} />
      <Section title={t('tested')}>
        <p>{t('standard', { day: formatPartialDate(locale, lookedThrough) })}</p>
        <Items texts={tested.map((one) => t(`testedItems.${one}`))} />
      </Section>
      <Section title={t('limits')}>
        <Items texts={[...limits.map((one) => t(`limitItems.${one}`)), t('map')]} />
      </Section>
      <Section title={t('tell')}>
        <p>{t('tellText')}</p>
        <p>
          <a href={`/${locale}/contact`}>{t('contact')}</a>
        </p>
      </Section>
    </>
  );
}

/** Sentences one below the other, each a point. */
export const Items = ({ texts }: { texts: readonly string[] }) => (
  <ul className="tw:mt-3 tw:max-w-measure tw:list-disc tw:space-y-2 tw:ps-5">
    {texts.map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
);
