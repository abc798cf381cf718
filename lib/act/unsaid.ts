import { cookies, headers } from 'next/headers';
import { z } from 'zod';
import { word } from '#lib/act/form.ts';
import type { Refusal } from '#lib/act/result.ts';
import { isSignature, signature } from '#lib/ground/sealed.ts';
import { type Locale, translator } from '#lib/language/language.ts';
import { doneOptions, unsaidCookie } from '#lib/page/cookie.ts';
import { actionHeader } from '#lib/page/next-internals.ts';

const told = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });
const use = 'refusal of an act';

/** What the cookie holds: the refusal's code and what it is about, with our mark, as whoever sets cookies could say anything. */
export function unsaidText({ code, params }: Refusal): string {
  const text = Buffer.from(JSON.stringify({ code, params })).toString('base64url');
  return `${text}.${signature(text, use)}`;
}

/** Reads it; null where there is none, or it is not of our making. */
export function readUnsaid(cookie: string | undefined): Refusal | null {
  const [text = '', mark = ''] = (cookie ?? '').split('.');
  if (!text || !isSignature(mark, text, use)) return null;
  const { code, params } = told.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  return params ? { code, params } : { code };
}

/**
 * Has the page that comes next say why an act was refused, where no script keeps the form that says so: the act may be possible no
 * longer, and its form gone. The frame of every page of the portal says it, unless a form of the page does.
 */
export async function carryRefusal(refusal: Refusal, secure: boolean): Promise<void> {
  if ((await headers()).has(actionHeader)) return;
  (await cookies()).set(unsaidCookie, unsaidText(refusal), doneOptions(secure));
}

/** Why what was sent just now was refused, in words for where its form is gone, with all that was typed; or null. */
export async function unsaidRefusal(locale: Locale): Promise<string | null> {
  const refusal = readUnsaid((await cookies()).get(unsaidCookie)?.value);
  if (!refusal) return null;
  const t = translator(locale, 'refusal');
  if (refusal.code === 'signed-out') return t('signed-out-before');
  if (refusal.code === 'invalid') return t('invalid-before');
  return word(refusal, locale).refused;
}
