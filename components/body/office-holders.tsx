import { ParticipantLinks } from '#components/participant/participant-link.tsx';
import { Cites } from '#components/source/cite.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { BodyOfficeView } from '#lib/body/queries.ts';
import { translator } from '#lib/language/language.ts';
import { citedFor } from '#lib/source/rules.ts';

type Props = { locale: Locale; offices: readonly BodyOfficeView[]; sources?: Numbered };

/** Each office of a body with all who hold it today. */
export function OfficeHolders({ locale, offices, sources }: Props) {
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
          {sources && (
            <Cites locale={locale} sources={sources} of={holders.flatMap((one) => citedFor(one, 'actualFrom'))} />
          )}
        </li>
      ))}
    </ul>
  );
}
