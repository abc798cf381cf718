import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { currentSession, type Session } from '#lib/account/session.ts';
import { refusedTyping } from '#lib/account/typing/queries.ts';
import { type Actor, actorFor } from '#lib/act/actor.ts';
import type { Act } from '#lib/act/acts.ts';
import type { TypedWords } from '#lib/act/form.ts';
import { unsaidRefusal } from '#lib/act/unsaid.ts';
import { isLocale, type Locale } from '#lib/language/language.ts';
import { type StaffArea, staffAreas } from '#lib/nouns.ts';
import { doneCookie } from '#lib/page/cookie.ts';
import { type About, type Area, can } from '#lib/policy.ts';

export type AreaKey = 'desk' | 'agreement' | 'delegation' | 'staff' | StaffArea | 'policy';

/** A page's first line: the language of its address, or our 404. */
export async function localeOf(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params;
  return isLocale(locale) ? locale : notFound();
}

export type Entered = Session & {
  areas: AreaLink[];
  /** The act that was just recorded, once: the server ends the cookie that tells it with the page that is made of this. */
  done: string | undefined;
  /** What was refused just now, for a page whose forms do not say it. */
  unsaid: Unsaid | null;
};

/** Why what was sent just now was refused, in words, and the words that were typed. */
export type Unsaid = { refused: string; typed: TypedWords };

/** What was refused just now of what somebody sent without a script; null where nothing was. */
export async function unsaidOf(locale: Locale, actor: Actor | null): Promise<Unsaid | null> {
  const refused = await unsaidRefusal(locale);
  return refused === null ? null : { refused, typed: actor ? await refusedTyping(actor) : [] };
}

/**
 * Lets in whoever is signed in and may today enter the area, or do the act that its page is for, to the subject that it is `about`; others are led to sign
 * in, or to where they may be.
 */
export async function enter(locale: Locale, area: Area | Act, path: string, about: About = {}): Promise<Entered> {
  const session = await currentSession();
  if (!session) redirect(`/${locale}/portal/sign-in?next=${encodeURIComponent(path)}`);
  if (!can(actorFor(session.actor, about), area, about)) redirect(`/${locale}/portal`);
  return {
    ...session,
    areas: areasOf(session.actor),
    done: (await cookies()).get(doneCookie)?.value,
    unsaid: await unsaidOf(locale, session.actor),
  };
}

/** The first area of whoever is signed in: the office, the desk, or none today. */
export const firstArea = (actor: Actor): '/staff' | '/desk' | null =>
  can(actor, 'enterStaff') ? '/staff' : can(actor, 'enterDesk') ? '/desk' : null;

export type AreaLink = { key: AreaKey; href: string; awaits?: number };

/** The navigation of whoever is signed in: only what they may enter today. */
export function areasOf(actor: Actor): AreaLink[] {
  const links: AreaLink[] = [];
  if (can(actor, 'enterDesk'))
    links.push(
      { key: 'desk', href: '/desk' },
      { key: 'conference', href: '/desk/conference' },
      { key: 'agreement', href: '/desk/agreement' },
      { key: 'commitment', href: '/desk/commitment' },
    );
  if (can(actor, 'keepDelegation')) links.push({ key: 'delegation', href: '/desk/delegation' });
  if (can(actor, 'enterStaff')) links.push({ key: 'staff', href: '/staff' });
  for (const { area, opens } of staffAreas) if (can(actor, opens)) links.push({ key: area, href: `/staff/${area}` });
  if (can(actor, 'enterStaff')) links.push({ key: 'policy', href: '/staff/policy' });
  return links;
}
