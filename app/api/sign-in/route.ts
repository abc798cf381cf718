import { cookies, headers } from 'next/headers';
import { fromElsewhere, seeOther } from '#lib/account/door.ts';
import { beginSession } from '#lib/account/session.ts';
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
  const email = text(form, 'email').slice(0, 254);
  const next = text(form, 'next');
  const address = (await headers()).get('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 64) ?? 'unknown';
  const refused = await beginSession({
    email,
    password: text(form, 'password'),
    code: text(form, 'code'),
    address,
  }).catch((fault: unknown) => {
    if (isUnreachable(fault)) return { code: 'register-unreachable', minutes: 0 };
    throw fault;
  });
  if (!refused)
    return seeOther(/^\/(desk|staff)(\/|$|\?)/.test(next) ? `/${locale}/portal${next}` : `/${locale}/portal`);
  (await cookies()).set('portal-refused', JSON.stringify({ email, ...refused }), {
    httpOnly: true,
    sameSite: 'lax',
    path: `/${locale}/portal/sign-in`,
    maxAge: 120,
  });
  return seeOther(
    `/${locale}/portal/sign-in?refused=${refused.code}${next ? `&next=${encodeURIComponent(next)}` : ''}`,
  );
}
