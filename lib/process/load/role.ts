import type { FileBound } from '#lib/process/input.ts';
import { statusOfRole } from '#lib/process/rules.ts';

type Told = { role: string; since?: string | undefined; source?: string | undefined; note?: string | undefined };

/**
 * The period of an organization that takes part by its role alone: from when the file says, else, where a source lists it, from a day not known, else
 * no earlier than the process itself. Null for a mere partner.
 */
export function periodOfRole(
  { role, since, source, note }: Told,
  process: { launched: string; launchedPrecision: string },
) {
  const status = statusOfRole(role);
  if (!status) return null;
  const from: FileBound | undefined = since ?? (source ? undefined : { noEarlierThan: launchedText(process) });
  const instrument = source ? null : `Listed in the process file as “${role}”`;
  return { status, from, source: source ?? null, instrument, note: note ?? null };
}

/** When the process was launched, as a file says it. */
const launchedText = ({ launched, launchedPrecision }: { launched: string; launchedPrecision: string }): string =>
  launched.slice(0, launchedPrecision === 'year' ? 4 : launchedPrecision === 'month' ? 7 : 10);
