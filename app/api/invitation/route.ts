import { cookies } from 'next/headers';
import { callerOf, fromElsewhere, keepDevice, seeOther, setSignIn, tryLater } from '#lib/account/door.ts';
import { beginSession } from '#lib/account/session.ts';
import { text } from '#lib/act/form.ts';
import { isLocale } from '#lib/language/language.ts';

/**
 * Sets password and second factor by an address that was handed over, and signs the person in with them. Posted by the browser itself,
 * as signing in is; a refusal comes back in the address as its code and its field, and nothing that was typed does.
 */
export async function POST(request: Request): Promise<Response> {
  if (fromElsewhere(request)) return new Response(null, { status: 403 });
  const form = await request.formData();
  const given = text(form, 'locale');
  const locale = isLocale(given) ? given : 'en';
  const [token, newPassword, code] = [text(form, 'token'), text(form, 'newPassword'), text(form, 'code')];
  const result = await setSignIn({ token, newPassword, again: text(form, 'again'), code });
  if (!result.ok) {
    if (result.refusal.code === 'sign-in-busy') return tryLater(locale);
    const [[at, why] = ['', result.refusal.code]] = Object.entries(result.refusal.fields ?? {});
    return seeOther(`/${locale}/portal/invitation/${encodeURIComponent(token)}?${new URLSearchParams({ at, why })}`);
  }
  const jar = await cookies();
  const caller = callerOf(request, jar);
  const typed = { email: result.value.email, password: newPassword, code };
  const refused = await beginSession({ ...typed, ...caller, language: locale });
  if (refused) return seeOther(`/${locale}/portal/sign-in?ready=1`);
  keepDevice(jar, caller.device);
  return seeOther(`/${locale}/portal`);
}
