import { notFound, redirect } from 'next/navigation';
import { currentSession, type Session } from '#lib/account/session.ts';
import type { Actor } from '#lib/kernel/actor.ts';
import { isLocale, type Locale } from '#lib/kernel/language.ts';
import { type Act, can, type Room } from '#lib/policy.ts';

/** The rooms in which the register is kept, one a noun. */
export const registerRooms = [
  'membership',
  'chairmanship',
  'hosting',
  'conference',
  'document',
  'outcome',
  'news',
  'claim',
] as const;
export type RoomKey = 'desk' | 'office' | (typeof registerRooms)[number] | 'account' | 'record' | 'policy';

/** A page's first line: the language of its address, or our 404. */
export async function localeOf(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params;
  return isLocale(locale) ? locale : notFound();
}

export type Entered = Session & { rooms: RoomLink[] };

/**
 * Lets in whoever is signed in and may today enter the room, or do the act that its page is for; others are led to sign
 * in, or to where they may be.
 */
export async function enter(locale: Locale, room: Room | Act, path: string): Promise<Entered> {
  const session = await currentSession();
  if (!session) redirect(`/${locale}/portal/sign-in?next=${encodeURIComponent(path)}`);
  if (!can(session.actor, room)) redirect(`/${locale}/portal`);
  return { ...session, rooms: roomsOf(session.actor) };
}

/** The first room of whoever is signed in: the office, the desk, or none today. */
export const firstRoom = (actor: Actor): '/office' | '/desk' | null =>
  can(actor, 'enterOffice') ? '/office' : can(actor, 'enterDesk') ? '/desk' : null;

export type RoomLink = { key: RoomKey; href: string; awaits?: number };

/** The navigation of whoever is signed in: only what they may enter today. */
export function roomsOf(actor: Actor): RoomLink[] {
  const links: RoomLink[] = [];
  if (can(actor, 'enterDesk'))
    links.push({ key: 'desk', href: '/desk' }, { key: 'conference', href: '/desk/conference' });
  if (can(actor, 'enterOffice')) links.push({ key: 'office', href: '/office' });
  if (can(actor, 'recordMembership')) links.push(...registerRooms.map((key) => ({ key, href: `/office/${key}` })));
  if (can(actor, 'keepAccounts')) links.push({ key: 'account', href: '/office/account' });
  if (can(actor, 'readRecord')) links.push({ key: 'record', href: '/office/record' });
  if (can(actor, 'enterOffice')) links.push({ key: 'policy', href: '/office/policy' });
  return links;
}
