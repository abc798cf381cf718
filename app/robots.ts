import type { MetadataRoute } from 'next';
import { settings } from '#env.ts';

export const dynamic = 'force-dynamic';

/** What search engines are asked to leave alone: the portal, files and what a form asks for; the public pages, their pictures and the open data are theirs. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/api/v1/', disallow: ['/*/portal', '/api/'] },
    sitemap: `${settings().PORTAL_URL}/sitemap.xml`,
  };
}
