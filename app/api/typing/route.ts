import { fromElsewhere } from '#lib/account/door.ts';
import { keepOwnTyping } from '#lib/account/session.ts';
import { text, typed } from '#lib/act/form.ts';

const statuses = { kept: 204, 'too-long': 413, nobody: 401 };

/** Keeps what a signed-in person has typed into a form so far. Nothing is said back but whether it was kept. */
export async function POST(request: Request): Promise<Response> {
  if (fromElsewhere(request)) return new Response(null, { status: 403 });
  const form = await request.formData();
  const came = await keepOwnTyping(text(form, 'keep'), typed(form));
  return new Response(null, { status: statuses[came] });
}
