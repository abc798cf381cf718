import { ParticipantLinks } from '#components/participant/participant-link.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { BodyOfficeView } from '#lib/body/queries.ts';
import { translator } from '#lib/language/language.ts';

/** Each office of a body with all who hold it today. */
export function OfficeHolders({ locale, offices }: { locale: Locale; offices: readonly BodyOfficeView[] }) {
  const t = translator(locale, 'body');
  return (
    <ul>
      {offices.map(({ key, name, holders }) => (
        <li key={key}>
          <Quoted locale={locale}>{name}</Quoted>:{' '}
          {holders.length > 0 ? (
            <ParticipantLinks
              locale={locale}
              of={holders.map(({ participant, name: holder }) => ({ key: participant, name: holder }))}
              together
            />
          ) : (
            t('vacant')
          )}
        </li>
      ))}
    </ul>
  );
}
