import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A program that tests need and npm does not bring: where it stands when there, and which package of Debian has it. */
type Program = { name: string; places: readonly string[]; package: string; from: string };

/** Finds a program or installs Debian's where apt-get can; says in one sentence what to do when neither works. */
export function ensureProgram({ name, places, package: wanted, from }: Program, say: (line: string) => void): string {
  const found = () => places.find((path) => existsSync(path));
  const there = found();
  if (there) return there;
  say(`no ${name} here: installing ${wanted} by apt-get`);
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 240_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  try {
    apt('-qq', 'update');
    apt('-qq', '-y', '--no-install-recommends', 'install', wanted);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new Error(`No ${name}, and apt-get could not install one (${reason}): install ${from}.`);
  }
  const installed = found();
  if (!installed) throw new Error(`apt-get installed ${wanted}, but there is no ${places[0]}.`);
  return installed;
}
