import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: false,
  images: { unoptimized: true },
  // generateMetadata that waits would be streamed into the body by a script; for every reader it belongs in the head.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['postgres', 'mammoth'],
  // The types are held by `npm run check`: one wrong in a test must not stop `npm start`.
  typescript: { ignoreBuildErrors: true },
  // Above the most that UPLOAD_LIMIT_MB can be: bin/serve measures every request before it comes here.
  experimental: { serverActions: { bodySizeLimit: '510mb' } },
};

export default config;
