/**
 * Tries that fail slow the next ones down, and shut nobody out. From one network, or one known device, ten in a quarter of an hour are
 * looked at for an account, then one a minute; from all networks together a hundred, then one a minute. A known device waits for
 * its own tries alone. Wrong codes beside the right password are bounded for good: so many a quarter of an hour, so many a day.
 */
export const throttle = {
  perSource: 10,
  perAccount: 100,
  minutes: 15,
  thenSeconds: 60,
  codes: 10,
  codesADay: 50,
} as const;

/** What of the last quarter of an hour counts: how many failed, and for how many seconds none has been looked at. */
export type Tries = { ofSource: number; sinceSource: number; ofAccount: number; sinceAccount: number };

/** How many seconds the next try waits for; 0: it is looked at now. */
export function waitOf(tries: Tries, isKnown: boolean): number {
  const { perSource, perAccount, thenSeconds } = throttle;
  const ofSource = tries.ofSource < perSource ? 0 : thenSeconds - tries.sinceSource;
  const ofAccount = isKnown || tries.ofAccount < perAccount ? 0 : thenSeconds - tries.sinceAccount;
  return Math.max(0, Math.ceil(Math.max(ofSource, ofAccount)));
}

/** Are there too many wrong codes for another to be looked at? */
export function isCodeRefused({ quarter, day }: { quarter: number; day: number }): boolean {
  return quarter >= throttle.codes || day >= throttle.codesADay;
}

/** A session ends twelve hours after its beginning at the latest, and half an hour after it was last seen. */
export const sessionHours = 12;

/** The address by which a person sets their sign-in is good for a day. */
export const invitationHours = 24;

/** A known device is forgotten half a year after the last right sign-in from it. */
export const deviceDays = 180;

/** NIST SP 800-63B: length counts, composition does not. */
export const passwordLength = { least: 15, most: 128 } as const;

const families = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bYaBrowser\//, 'Yandex Browser'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/.+ Safari\//, 'Safari'],
] as const;
const systems = [
  [/\bWindows\b/, 'Windows'],
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
] as const;

/** The family of a browser and of its system by what it says of itself: “Firefox, Windows”. Null when it says neither. */
export function browserKind(userAgent: string): string | null {
  const named = (known: readonly (readonly [RegExp, string])[]) => known.find(([sign]) => sign.test(userAgent))?.[1];
  return [named(families), named(systems)].filter(Boolean).join(', ') || null;
}

/** Where accounts are kept, below /{locale}/portal: by administrators all of them, by a national coordinator the own delegation's. */
export const accountRooms = { office: '/staff/account', delegation: '/desk/delegation' } as const;
export type AccountRoom = keyof typeof accountRooms;

/** The page of an account in the room that a form names; that of the administrators where it names none. */
export const accountAddress = (room: string, id: string): string =>
  `${accountRooms[room === 'delegation' ? 'delegation' : 'office']}/${id}`;
