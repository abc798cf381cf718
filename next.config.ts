import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: false,
  images: { unoptimized: true },
  // generateMetadata that waits would be streamed into the body by a script; for every reader it belongs in the head.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['postgres', 'mammoth'],
  experimental: { serverActions: { bodySizeLimit: '60mb' } },
};

export default config;
