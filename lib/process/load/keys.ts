import { z } from 'zod';
import { processFile } from '#lib/process/input.ts';
import { type Fault, listed, pathText, unknownKeys } from '#lib/process/load/faults.ts';

const form = z.toJSONSchema(processFile, { io: 'input', unrepresentable: 'any' });

/**
 * The keys of a file that the form does not know. One that is nearly a known key, which is not there, is a fault: what stands under it would
 * be lost without anybody having meant that. Any other is passed over, and said.
 */
export function keysPassedOver(value: unknown): { faults: Fault[]; warnings: Fault[] } {
  const unknown = unknownKeys(form, value);
  return {
    faults: unknown.flatMap(({ path, near }) =>
      near === null ? [] : [{ path: pathText(path), reason: `is no key of the form: '${near}' is meant` }],
    ),
    warnings: unknown.flatMap(({ path, near, known }) =>
      near === null
        ? [{ path: pathText(path), reason: `is no key of the form, and was passed over; known here: ${listed(known)}` }]
        : [],
    ),
  };
}
