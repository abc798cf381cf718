import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '#lib/ground/free-port.ts';

const has = (program: string): boolean => {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Finds wrk and nginx, or installs Debian's where apt-get can; throws a sentence where neither works. */
export function ensureTools(): void {
  const missing = ['wrk', 'nginx'].filter((program) => !has(program));
  if (missing.length === 0) return;
  try {
    execFileSync('apt-get', ['-qq', 'update'], { stdio: 'ignore' });
    execFileSync('apt-get', ['-qq', '-y', 'install', ...missing], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } catch {
    throw new Error(`The bench needs ${missing.join(' and ')}: install them, then run it again.`);
  }
}

export type Load = { perSecond: number; errors: number };

/** Asks one address for `seconds` over 32 connections; gives finished answers a second and what went wrong. */
export async function load(url: string, seconds: number, headers: Record<string, string> = {}): Promise<Load> {
  const { hostname } = new URL(url);
  if (hostname !== '127.0.0.1' && hostname !== 'localhost') throw new Error('The bench asks this machine only.');
  const more = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const wrk = spawn('wrk', ['-t1', '-c32', `-d${seconds}s`, ...more, url]);
  let out = '';
  wrk.stdout.on('data', (chunk) => {
    out += chunk;
  });
  await once(wrk, 'close');
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(out)?.[1] ?? 0);
  const wrong = [...out.matchAll(/(?:connect|read|write|timeout) (\d+)/g)].reduce((sum, [, n]) => sum + Number(n), 0);
  const refused = Number(/Non-2xx or 3xx responses: (\d+)/.exec(out)?.[1] ?? 0);
  return { perSecond, errors: wrong + refused };
}

/** The middle of several figures. */
export const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;

/** Serves the same bytes from nginx, with one worker as the portal is one process; gives its address and its end. */
export async function nginxWith(
  body: Uint8Array,
  headers: Record<string, string>,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'portal-bench-'));
  const port = await freePort();
  await writeFile(join(dir, 'page.html'), body);
  const added = Object.entries(headers).map(([name, value]) => `add_header ${name} "${value.replaceAll('"', '\\"')}";`);
  await writeFile(
    join(dir, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${dir}/pid; error_log /dev/null; ${process.getuid?.() === 0 ? 'user root;' : ''}
     events { worker_connections 256; }
     http { access_log off; keepalive_requests 1000000; open_file_cache max=10; types { text/html html; } client_body_temp_path ${dir}; proxy_temp_path ${dir};
       fastcgi_temp_path ${dir}; uwsgi_temp_path ${dir}; scgi_temp_path ${dir};
       server { listen 127.0.0.1:${port}; root ${dir}; location = /page { try_files /page.html =404; default_type text/html; ${added.join(' ')} } } }`,
  );
  const nginx = spawn('nginx', ['-c', join(dir, 'nginx.conf'), '-p', dir], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/page`;
  for (let tries = 0; tries < 50; tries++) {
    const there = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (there) break;
    await wait(100);
  }
  const stop = async () => {
    const ended = once(nginx, 'exit');
    nginx.kill('SIGTERM');
    await ended;
    await rm(dir, { recursive: true, force: true });
  };
  return { url, stop };
}
