import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { policyMarkdown } from '#lib/act/policy-table.ts';

/** Writes docs/who-may-do-what.md anew from lib/policy.ts. */
await writeFile(join(import.meta.dirname, '..', 'docs', 'who-may-do-what.md'), policyMarkdown());
