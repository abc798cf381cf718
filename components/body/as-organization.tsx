import type { Locale } from '#db/vocabulary.ts';
import type { BodyPageView } from '#lib/body/queries.ts';

type Props = { locale: Locale; view: Pick<BodyPageView, 'key' | 'name' | 'code' | 'parent' | 'children'> };

/** A body as search engines read it (schema.org/Organization), in attributes: the page has no script. */
export function AsBody({ locale, view: { key, name, code, parent, children } }: Props) {
  const at = (of: string) => `/${locale}/bodies/${encodeURIComponent(of)}`;
  const other = (property: string, of: { key: string; name: string }) => (
    <span key={of.key} itemProp={property} itemScope itemType="https://schema.org/Organization">
      <meta itemProp="name" content={of.name} />
      <link itemProp="url" href={at(of.key)} />
    </span>
  );
  return (
    <div itemScope itemType="https://schema.org/Organization">
      <meta itemProp="name" content={name} />
      {code && <meta itemProp="alternateName" content={code} />}
      <link itemProp="url" href={at(key)} />
      {parent && other('parentOrganization', parent)}
      {children.map((child) => other('subOrganization', child))}
    </div>
  );
}
