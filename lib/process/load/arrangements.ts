import type { ProcessFile } from '#lib/process/input.ts';
import type { Fault } from '#lib/process/load/faults.ts';
import { dateOf } from '#lib/process/load/reference-data.ts';
import { nextStages, refuseStep } from '#lib/secretariat/rules.ts';

const spaced = (stage: string): string => stage.replaceAll('-', ' ');

/** Stages of arrangements that cannot follow the one before, or are dated before it: each said at its step, with what could follow. */
export function wrongSteps(file: ProcessFile): Fault[] {
  return (file.hosting ?? []).flatMap((row, i) => {
    if ('claim' in row) return [];
    const steps = row.steps ?? [];
    const reached = [
      ...steps.map((step, at) => ({ ...step, path: `hosting[${i}].steps[${at}]` })),
      { status: row.status, on: row.on, path: `hosting[${i}]` },
    ];
    return reached.flatMap((step, at) => {
      const before = reached[at - 1];
      if (!before) return [];
      const told = ({ status, on }: typeof step) => ({ stage: status, on: on === undefined ? null : dateOf(on) });
      // Whether a day is ahead is for the register to say.
      const refusal = refuseStep(told(before), told(step), '9999-12-31');
      if (refusal?.code === 'stage-cannot-follow') {
        const next = nextStages(before.status).map(spaced);
        const could = next.length > 0 ? `after that comes ${next.join(' or ')}` : 'after that nothing comes';
        return [
          {
            path: `${step.path}.status`,
            reason: `is '${spaced(step.status)}', and cannot follow '${spaced(before.status)}': ${could}`,
          },
        ];
      }
      return refusal
        ? [
            {
              path: `${step.path}.on`,
              reason: `is ${step.on}, before '${spaced(before.status)}', which was on ${before.on}`,
            },
          ]
        : [];
    });
  });
}
