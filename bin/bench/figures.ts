type Row = { figure: string; value: number | string; goal: string; met: boolean | null };

/** Notes a figure beside its goal; `met` is null where there is none. */
export type Add = (figure: string, value: number | string, goal: string, met: boolean | null) => void;

export const round = (value: number, digits = 2) => Number(value.toFixed(digits));

/** The figures of one run: notes them, and prints them as a table and as lines of JSON. */
export function figures(): { add: Add; print: (say: (line: string) => void) => void } {
  const rows: Row[] = [];
  return {
    add: (figure, value, goal, met) => rows.push({ figure, value, goal, met }),
    print: (say) => {
      const width = Math.max(...rows.map(({ figure }) => figure.length));
      say('');
      for (const { figure, value, goal, met } of rows) {
        const said = met === null ? '' : met ? 'met' : 'NOT MET';
        say(`${figure.padEnd(width)}  ${String(value).padStart(8)}  ${goal.padEnd(9)} ${said}`);
      }
      say('');
      for (const row of rows) say(JSON.stringify(row));
    },
  };
}
