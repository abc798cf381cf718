import { cookies } from 'next/headers';
import { callerOf, cookieOptions, fromElsewhere, keepDevice, seeOther, tryLater } from '#lib/account/door.ts';
import { beginSession, leaveSession } from '#lib/account/session.ts';
import { isUnreachable } from '#lib/act/conflict.ts';
import { text } from '#lib/act/form.ts';
import { isLocale } from '#lib/language/language.ts';

/**
 * The sign-in form is posted here by the browser itself, whole page for whole page, so that nothing of the portal stays
 * in a router's memory. What was typed, save the password and the code, comes back with a refusal.
 */
export async function POST(request: Request): Promise<Response> {
  if (fromElsewhere(request)) return new Response(null, { status: 403 });
  const form = await request.formData();
  const given = text(form, 'locale');
  const locale = isLocale(given) ? given : 'en';
  const [email, next] = [text(form, 'email').slice(0, 254), text(form, 'next')];
  const jar = await cookies();
  const [before, caller] = [jar.getAll(), callerOf(request, jar)];
  const typed = { email, password: text(form, 'password'), code: text(form, 'code') };
  const refused = await beginSession({ ...typed, ...caller, language: locale }).catch((fault: unknown) => {
    if (isUnreachable(fault)) return { code: 'register-unreachable', minutes: 0 };
    throw fault;
  });
  if (!refused) {
    // The session that this browser had before is not left open behind the new one.
    await leaveSession({ get: (name) => before.find((cookie) => cookie.name === name) });
    keepDevice(jar, caller.device);
    return seeOther(/^\/(desk|staff|account)(\/|$|\?)/.test(next) ? `/${locale}/portal${next}` : `/${locale}/portal`);
  }
  if (refused.code === 'sign-in-busy') return tryLater(locale);
  jar.set('portal-refused', JSON.stringify({ email, ...refused }), cookieOptions(120, `/${locale}/portal/sign-in`));
  const again = next ? `&next=${encodeURIComponent(next)}` : '';
  return seeOther(`/${locale}/portal/sign-in?refused=${refused.code}${again}`);
}
