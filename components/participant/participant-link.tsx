import { Fragment } from 'react';
import { languageOf } from '#components/source/quoted.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { listFormat } from '#lib/language/formatter.ts';
import { inLanguage } from '#lib/language/tag.ts';
import { participantPath } from '#lib/process/participant/rules.ts';

/** A State or an organization as others name it. */
type Named = { key: string; name: string };

/** A State or an organization by its name, leading to its page; `day` is the day as of which it is spoken of. */
export function ParticipantLink({ locale, of, day }: { locale: Locale; of: Named; day?: string | undefined }) {
  return (
    <a
      href={`/${locale}${participantPath(of.key)}${day ? `?date=${day}` : ''}`}
      {...inLanguage(languageOf(locale, of.name))}
    >
      {of.name}
    </a>
  );
}

/** Several, one after the other, or `together` as one phrase, “Australia and Indonesia”; nothing where there is none. */
export function ParticipantLinks({
  locale,
  of,
  together = false,
}: {
  locale: Locale;
  of: readonly Named[];
  together?: boolean;
}) {
  if (!together)
    return of.map((one, at) => (
      <Fragment key={one.key}>
        {at > 0 && ', '}
        <ParticipantLink locale={locale} of={one} />
      </Fragment>
    ));
  const keys = of.map(({ key }) => key);
  return listFormat(locale)
    .formatToParts(keys)
    .map(({ type, value }, at) => {
      const one = type === 'element' ? of.find(({ key }) => key === value) : undefined;
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one phrase have no other identity
      return <Fragment key={at}>{one ? <ParticipantLink locale={locale} of={one} /> : value}</Fragment>;
    });
}
