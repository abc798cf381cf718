import { z } from 'zod';
import { processFile } from '#lib/process/input.ts';
import { type Fault, listed, type Path, pathText, unknownKeys } from '#lib/process/load/faults.ts';

const form = z.toJSONSchema(processFile, { io: 'input', unrepresentable: 'any' });

/**
 * The keys of a file that the form does not know. One that is nearly a known key, which is not there, is a fault: what stands under it would
 * be lost without anybody having meant that. Any other is passed over, and said.
 */
export function keysPassedOver(value: unknown): { faults: Fault[]; warnings: Fault[] } {
  const unknown = unknownKeys(form, value);
  const last = (path: Path): string => String(path.at(-1)).toLowerCase();
  return {
    faults: unknown.flatMap(({ path, near, beside }) => {
      if (beside !== null && beside.toLowerCase() === last(path))
        return [
          {
            path: pathText(path),
            reason: `is no key of the form: '${beside}' is meant, and stands beside it. Put the two together`,
          },
        ];
      return near === null ? [] : [{ path: pathText(path), reason: `is no key of the form: '${near}' is meant` }];
    }),
    warnings: unknown.flatMap(({ path, near, beside, known }) => {
      if (near !== null || beside?.toLowerCase() === last(path)) return [];
      const nearest = beside === null ? '' : ` The nearest is '${beside}', which stands beside it.`;
      return [
        {
          path: pathText(path),
          reason: `is no key of the form, and was passed over; known here: ${listed(known)}.${nearest}`,
        },
      ];
    }),
  };
}
