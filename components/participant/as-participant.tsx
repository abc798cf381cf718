import type { Locale } from '#db/vocabulary.ts';
import type { ParticipantView } from '#lib/participant/queries.ts';
import { participantPath } from '#lib/process/participant/rules.ts';

type Props = { locale: Locale; view: Pick<ParticipantView, 'key' | 'kind' | 'code' | 'name' | 'formalName' | 'm49'> };

/** A State or an organization as search engines read it (schema.org), in attributes: the page has no script. */
export function AsParticipant({ locale, view: { key, kind, code, name, formalName, m49 } }: Props) {
  const codes =
    kind === 'state'
      ? ([
          ['ISO 3166-1', code],
          ['UN M49', m49],
        ] as const)
      : [];
  return (
    <div itemScope itemType={`https://schema.org/${kind === 'state' ? 'Country' : 'Organization'}`}>
      <meta itemProp="name" content={name} />
      {formalName && formalName !== name && <meta itemProp="alternateName" content={formalName} />}
      {kind === 'organization' && <meta itemProp="alternateName" content={code} />}
      <link itemProp="url" href={`/${locale}${participantPath(key)}`} />
      {codes.map(
        ([scheme, value]) =>
          value && (
            <span key={scheme} itemProp="identifier" itemScope itemType="https://schema.org/PropertyValue">
              <meta itemProp="propertyID" content={scheme} />
              <meta itemProp="value" content={value} />
            </span>
          ),
      )}
    </div>
  );
}
