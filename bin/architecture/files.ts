import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, matchesGlob, relative } from 'node:path';

const projectDir = join(import.meta.dirname, '../..');

/** What git tracks or would track; null where there is no git, or it will not say. */
function listByGit(dir: string): string[] | null {
  try {
    const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const listed = execFileSync('git', args, { cwd: dir, stdio: ['ignore', 'pipe', 'ignore'] });
    return [...new Set(listed.toString().split('\0').filter(Boolean))];
  } catch {
    return null;
  }
}

/** The same without git: all files whose path has no part that .gitignore names (plain names and `*` only). */
export function listByHand(dir: string): string[] {
  const lines = readFileSync(join(dir, '.gitignore'), 'utf8').split('\n');
  const ignored = [
    '.git',
    ...lines.map((line) => line.trim().replace(/\/$/, '')).filter((line) => /^[^#!]/.test(line)),
  ];
  const found: string[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (ignored.some((pattern) => matchesGlob(entry.name, pattern))) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) found.push(relative(dir, path));
    }
  };
  walk(dir);
  return found;
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null; // deleted in the work tree and not yet in the index, or a symbolic link to a folder
  }
}

/** The project's text files with their texts. Binary files are left out. */
export function projectFiles(dir = projectDir): [path: string, text: string][] {
  const files: [string, string][] = [];
  for (const path of listByGit(dir) ?? listByHand(dir)) {
    const bytes = readIfThere(join(dir, path));
    if (bytes && !bytes.subarray(0, 8000).includes(0)) files.push([path, bytes.toString()]);
  }
  return files;
}
