import type { MetadataRoute } from 'next';
import { settings } from '#env.ts';
import { entryLocale } from '#lib/language/language.ts';
import { publicAddresses } from '#lib/process/address/queries.ts';

export const dynamic = 'force-dynamic';

/** Every public page in each language that the process is shown in, with what it is called in the others. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { languages, pages } = await publicAddresses();
  const at = (language: string, path: string) => `${settings().PORTAL_URL}/${language}${path}`;
  return pages.flatMap(({ path, changed }) =>
    languages.map((language) => ({
      url: at(language, path),
      ...(changed && { lastModified: changed }),
      alternates: {
        languages: {
          ...Object.fromEntries(languages.map((other) => [other, at(other, path)])),
          'x-default': at(entryLocale(languages), path),
        },
      },
    })),
  );
}
