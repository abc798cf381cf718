import type { NextConfig } from 'next';

/** Where a room of the portal stood before, and stands now; links sent in mail and bookmarks are old. */
const moved = [
  ['office/hosting', 'staff/secretariat'],
  ['office', 'staff'],
];

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: false,
  images: { unoptimized: true },
  // generateMetadata that waits would be streamed into the body by a script; for every reader it belongs in the head.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['postgres', 'mammoth', 'pdfkit', 'docx'],
  redirects: async () => [
    ...moved.map(([from, to]) => ({
      source: `/:locale([a-z]{2,3})/portal/${from}/:path*`,
      destination: `/:locale/portal/${to}/:path*`,
      permanent: true,
    })),
    // In the running portal bin/serve.ts leads `/` to a language; `npm run dev` has the framework alone.
    ...(process.env.NODE_ENV === 'development' ? [{ source: '/', destination: '/en', permanent: false }] : []),
  ],
  // The types are held by `npm run check`: one wrong in a test must not stop `npm start`.
  typescript: { ignoreBuildErrors: true },
  // Above the most that UPLOAD_LIMIT_MB can be: bin/serve measures every request before it comes here.
  experimental: { serverActions: { bodySizeLimit: '510mb' } },
};

export default config;
