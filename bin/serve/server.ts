import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import next from 'next';
import { frameworkAddresses } from '#bin/serve/address.ts';
import { dispatcher } from '#bin/serve/dispatch.ts';
import { errorPages } from '#bin/serve/error-pages.ts';
import { readiness } from '#bin/serve/health.ts';
import { nextProxy } from '#bin/serve/next-proxy.ts';
import { renderer } from '#bin/serve/render.ts';
import { holdTextFiles } from '#bin/serve/static-file.ts';
import { sharedTurns } from '#bin/serve/turns.ts';
import { type Locale, locales } from '#db/vocabulary.ts';
import { env } from '#env.ts';
import { sessionRow } from '#lib/account/session/queries.ts';
import { CannotStart, whyNot } from '#lib/ground/cannot-start.ts';
import { logFault } from '#lib/ground/fault-log.ts';
import { formatInstant, translator } from '#lib/language/language.ts';
import { holdPages } from '#lib/page/held-page.ts';
import { heldReplies } from '#lib/page/held-reply.ts';
import { logAsLines } from '#lib/page/next-internals.ts';
import { frame } from '#lib/process/queries.ts';
import nextConfig from '#next.config.ts';

const root = join(import.meta.dirname, '..', '..');
/** Bounds for all processes of the server together: bytes of public pages that are held, and public pages rendered at one time. */
const heldBytes = 64_000_000;
const publicRenders = 8;

/** The sentence that says of when the last good bytes are, to stand before <main>. */
function asOfNotice(address: string, asOf: Date): string {
  const locale = locales.find((one) => address.split(/[/?]/)[1] === one) ?? 'en';
  const words = translator(locale, 'service')('asOf', { when: formatInstant(locale, asOf, 'UTC') });
  return `<p role="status" class="service-notice">${words}</p>`;
}

/** The languages that the process is shown in, kept once the register has said them: a process is loaded once. Until then all of ours. */
function shownLanguages(): () => readonly Locale[] {
  let known: readonly Locale[] | undefined;
  let asking = false;
  return () => {
    if (!known && !asking) {
      asking = true;
      frame('en').then((view) => {
        known = view?.languages;
        asking = false;
      });
    }
    return known ?? locales;
  };
}

/** One of the processes that serve. It listens with the others, and takes its turns of what is bounded for all of them from the first. */
async function serve(): Promise<void> {
  const { PORT, HOST, PORTAL_URL, PUBLIC_HOLD_MS, UPLOAD_LIMIT_MB, DATABASE_APP_URL, SERVERS } = env();
  globalThis.portalTurns = sharedTurns();
  process.chdir(root);
  logAsLines();
  // One answer's stray fault is logged; it ends no other's.
  process.on('unhandledRejection', (fault) => logFault({ address: '', fault }));
  const app = next({ dev: false, dir: root, hostname: 'localhost', port: PORT, conf: nextConfig });
  await app.prepare();
  const ask = nextProxy(app.getRequestHandler());
  const origin = new URL(PORTAL_URL);
  const secure = origin.protocol === 'https:';
  const render = renderer(ask, PORTAL_URL);
  const renderPublic = (address: string, signal: AbortSignal) => render(address, signal);
  const errors = errorPages({ render: renderPublic, secure });
  const onFault = (address: string, fault: unknown) => logFault({ address, fault });
  const isMissing = (address: string) => /^\/\w+\/missing$/.test(address);
  const pages = holdPages({
    render: async (address, signal) => {
      const page = await render(address, signal);
      return isMissing(address) && page.status === 200 ? { ...page, status: 404 } : page;
    },
    isAnswer: isMissing,
    notice: asOfNotice,
    onFault,
    holdMs: PUBLIC_HOLD_MS,
    maxBytes: heldBytes / SERVERS,
    maxRenders: Math.ceil(publicRenders / SERVERS),
  });
  const answer = dispatcher({
    pages,
    files: holdTextFiles(root, onFault),
    errors,
    render,
    ask,
    origin,
    send: heldReplies({ secure }),
    framework: frameworkAddresses(root),
    languages: shownLanguages(),
    isReady: readiness(DATABASE_APP_URL),
    isLive: async (token) => (await sessionRow(token)) !== null,
    uploadLimitMb: UPLOAD_LIMIT_MB,
  });

  // On this machine only, unless HOST says otherwise: localhost is two addresses, and a machine may lack the second.
  const hosts = HOST ? [HOST] : ['127.0.0.1', '::1'];
  // Room for ten thousand letters of any script in an address, which are then answered with a sentence.
  const waits = { keepAliveTimeout: 65_000, headersTimeout: 15_000, requestTimeout: 300_000, maxHeaderSize: 131_072 };
  const servers = hosts.map((host) => {
    const server = createServer(waits, answer);
    const listening = new Promise<void>((resolve, reject) => {
      server.once('error', (error) => {
        const code = 'code' in error ? error.code : error.message;
        if (host === '::1' && !HOST && code !== 'EADDRINUSE') resolve();
        else reject(new CannotStart(`Port ${PORT} of ${host} cannot be listened on: ${code}.`));
      });
      server.listen(PORT, host, resolve);
    });
    return { server, listening };
  });
  await Promise.all(servers.map(({ listening }) => listening));

  const keeping = setInterval(() => (errors.isKept() ? clearInterval(keeping) : errors.keep()), 15_000).unref();
  await errors.keep();
  process.send?.('listening');

  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(0), 2500);
    const closed = servers.map(({ server }) => new Promise((resolve) => server.close(resolve)));
    for (const { server } of servers) server.closeIdleConnections();
    await Promise.race([Promise.all(closed), wait(2200)]);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
}

serve().catch((error) => {
  process.stderr.write(`${whyNot(error)}\n`);
  process.exit(1);
});
