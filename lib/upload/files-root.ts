import { join } from 'node:path';
import { env } from '#env.ts';

/** Where this portal keeps its files. On several hosts it is one shared folder. */
export const filesRoot = (): string => join(env().DATA_DIR, 'files');
