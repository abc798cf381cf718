import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { retentionMarkdown } from '#lib/retention/rules.ts';

/** Writes docs/retention.md anew from lib/retention/rules.ts. */
await writeFile(join(import.meta.dirname, '..', 'docs', 'retention.md'), retentionMarkdown());
