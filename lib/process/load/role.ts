import { translator } from '#lib/language/language.ts';
import type { FileBound } from '#lib/process/input.ts';
import { organizationRoleOf, statusOfRole } from '#lib/process/rules.ts';

type Told = { role: string; since?: string | undefined; source?: string | undefined; note?: string | undefined };

/**
 * The period of an organization that takes part by its role alone: from when the file says, else, where a source lists it, from a day not known, else
 * no earlier than the process itself. Null for a mere partner.
 */
export function periodOfRole(
  { role, since, source, note }: Told,
  process: { launched: string; launchedPrecision: string },
  language: string,
) {
  const status = statusOfRole(role);
  if (!status) return null;
  const from: FileBound | undefined = since ?? (source ? undefined : { noEarlierThan: launchedText(process) });
  const instrument = source ? null : listedAs(language, role);
  return { status, from, source: source ?? null, instrument, note: note ?? null };
}

/** That the file lists it so, in the language of the process where that is one of ours, else in English. */
function listedAs(language: string, role: string): string {
  const known = organizationRoleOf(role);
  const word = (locale: 'fr' | 'ru') => (known ? translator(locale, 'vocabulary')(`organizationRole.${known}`) : role);
  if (language === 'fr') return `Mention dans le fichier du processus : « ${word('fr')} »`;
  if (language === 'ru') return `Указано в файле процесса: «${word('ru')}»`;
  return `Listed in the process file as “${role}”`;
}

/** When the process was launched, as a file says it. */
const launchedText = ({ launched, launchedPrecision }: { launched: string; launchedPrecision: string }): string =>
  launched.slice(0, launchedPrecision === 'year' ? 4 : launchedPrecision === 'month' ? 7 : 10);
