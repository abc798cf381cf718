import { answer } from '#app/api/v1/answer.ts';
import { isTable, tableAnswer, tables } from '#app/api/v1/tables.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ table: string }> };

/** Every table of the register as CSV, by its name: /api/v1/members.csv. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { table } = await params;
  const name = table.replace(/\.csv$/, '');
  if (!table.endsWith('.csv') || !isTable(name)) return answer(request, [], async () => 'none');
  return answer(request, tables[name].parameters, (asked) => tableAnswer(name, asked));
}
