import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const debian = '/usr/bin/chromium';

/** Where a real Chromium is: Debian's, else Playwright's own; null when there is none. */
export function chromiumPath(): string | null {
  if (existsSync(debian)) return debian;
  const own = chromium.executablePath();
  return existsSync(own) ? own : null;
}

/** Flags for Chromium: no sandbox only for root, who cannot have one; nothing that calls home. */
export function chromiumFlags(): string[] {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}

/** Finds a Chromium or installs Debian's where apt-get can; says in one sentence what to do when neither works. */
export function ensureChromium(say: (line: string) => void): string {
  const found = chromiumPath();
  if (found) return found;
  say('no Chromium here: installing it by apt-get');
  const options = { stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'], timeout: 240_000 };
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['-qq', 'update'], { ...options, env });
    execFileSync('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', 'chromium'], { ...options, env });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new Error(
      `No Chromium, and apt-get could not install one (${reason}): install it, or run npx playwright install chromium.`,
    );
  }
  const installed = chromiumPath();
  if (!installed) throw new Error(`apt-get installed Chromium, but ${debian} is not there.`);
  return installed;
}
