import { ensureProgram } from '#bin/test/program.ts';

/** Finds xmllint, which judges XML by a schema, or installs Debian's; says in one sentence what to do when neither works. */
export const ensureXmllint = (say: (line: string) => void): string =>
  ensureProgram(
    {
      name: 'xmllint',
      places: ['/usr/bin/xmllint', '/opt/homebrew/bin/xmllint', '/usr/local/bin/xmllint'],
      package: 'libxml2-utils',
      from: 'libxml2',
    },
    say,
  );
