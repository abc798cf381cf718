import { acts } from '#bin/walls/acts.ts';
import { appRooms } from '#bin/walls/app.ts';
import { code } from '#bin/walls/code.ts';
import { components } from '#bin/walls/components.ts';
import { cycles } from '#bin/walls/cycles.ts';
import { projectFiles } from '#bin/walls/files.ts';
import { finishedPages } from '#bin/walls/finished-pages.ts';
import { names } from '#bin/walls/names.ts';
import { rooms } from '#bin/walls/rooms.ts';
import { sizes } from '#bin/walls/sizes.ts';
import { type Finding, type House, houseOf } from '#bin/walls/source.ts';
import { storeys } from '#bin/walls/storeys.ts';
import { styles } from '#bin/walls/styles.ts';
import { text } from '#bin/walls/text.ts';

const walls = [names, sizes, styles, text, code, storeys, appRooms, components, rooms, cycles, finishedPages, acts];

/** All that breaks a wall of the house, in the order of files and lines. */
export function lintWalls(house: House): Finding[] {
  const findings = walls.flatMap((wall) => wall(house));
  return findings.sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line);
}

/** One line a finding, as editors can jump to. */
export function formatFinding({ path, line, wall, message, warning }: Finding): string {
  return `${path}:${line}  ${warning ? 'warning ' : ''}[${wall}] ${message}`;
}

if (process.argv[1] === import.meta.filename) {
  const findings = lintWalls(houseOf(projectFiles()));
  for (const finding of findings) console.log(formatFinding(finding));
  const errors = findings.filter(({ warning }) => !warning).length;
  console.log(`${errors} to mend, ${findings.length - errors} to look at`);
  process.exitCode = errors > 0 ? 1 : 0;
}
