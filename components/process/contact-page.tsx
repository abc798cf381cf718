import { Cite } from '#components/source/cite.tsx';
import { type Numbered, numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { Contact } from '#lib/process/about/queries.ts';

type Props = { locale: Locale; contacts: readonly Contact[]; demonstration: boolean };

/** The offices that answer questions: those of the press and of everybody, as far as they are recorded. */
export function ContactPage({ locale, contacts, demonstration }: Props) {
  const t = translator(locale, 'process-contact');
  const sources = numbered(contacts.map(({ source }) => source));
  const groups = [
    { title: t('press'), those: contacts.filter(({ press }) => press) },
    { title: t('everyone'), those: contacts.filter(({ press }) => !press) },
  ].filter(({ those }) => those.length > 0);
  return (
    <>
      <PageHeading title={t('title')} lead={<p>{t(demonstration ? 'demonstration' : 'lead')}</p>} />
      {groups.map(({ title, those }) => (
        <Section key={title} title={title}>
          <ul className="tw:space-y-4">
            {those.map((one) => (
              <li key={one.office}>
                <Office locale={locale} one={one} sources={sources} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {contacts.length === 0 && (
        <Section title={t('everyone')}>
          <p>{t('none')}</p>
          <p>{t('noneLead')}</p>
          <ul className="tw:mt-3">
            <li>
              <a href={`/${locale}/chairmanship`}>{t('chair')}</a>
            </li>
            <li>
              <a href={`/${locale}/secretariat`}>{t('secretariat')}</a>
            </li>
          </ul>
        </Section>
      )}
      <Section title={t('facts')}>
        <p>{t('factsText')}</p>
      </Section>
      <Section title={t('sign')}>
        <p>{t('signText')}</p>
      </Section>
      <SourceList locale={locale} sources={sources} />
    </>
  );
}

/** What is published of one office: never a person's name, and nothing where nothing is recorded. */
function Office({ locale, one, sources }: { locale: Locale; one: Contact; sources: Numbered }) {
  const t = translator(locale, 'process-contact');
  const { office, language, email, phone, url, source } = one;
  const ways = [
    email && { href: `mailto:${email}`, label: email },
    phone && { href: `tel:${phone.replace(/[^+\d]/g, '')}`, label: phone },
    url && { href: url, label: url },
  ].filter((way) => way instanceof Object);
  return (
    <>
      <p className="tw:font-emphasis">
        <Quoted locale={locale} language={language}>
          {office}
        </Quoted>
        <Cite locale={locale} sources={sources} of={source} />
      </p>
      {ways.map(({ href, label }) => (
        <p key={href}>
          <a className="tw:wrap-anywhere" href={href}>
            {label}
          </a>
        </p>
      ))}
      {ways.length === 0 && <p className="tw:text-sm tw:text-muted">{t('noAddress')}</p>}
    </>
  );
}
