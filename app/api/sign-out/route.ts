import { cookies } from 'next/headers';
import { cookieOptions, fromElsewhere, seeOther } from '#lib/account/door.ts';
import { leaveSession } from '#lib/account/session.ts';
import { text } from '#lib/act/form.ts';
import { isLocale } from '#lib/language/language.ts';

/** Ends the session and leads to the sign-in page; the browser forgets what it kept of this site. */
export async function POST(request: Request): Promise<Response> {
  if (fromElsewhere(request)) return new Response(null, { status: 403 });
  const given = text(await request.formData(), 'locale');
  const jar = await cookies();
  jar.set(await leaveSession(jar), '', cookieOptions(0));
  return seeOther(`/${isLocale(given) ? given : 'en'}/portal/sign-in?left=1`, { 'clear-site-data': '"cache"' });
}
