import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processFileSchemaText } from '#lib/process/load/schema.ts';

/** Writes docs/process-file.schema.json anew from the form of a process file. */
await writeFile(join(import.meta.dirname, '..', 'docs', 'process-file.schema.json'), processFileSchemaText());
