/** Sign-ins that fail: at most ten for an account and thirty from an address in a quarter of an hour, then a wait. */
export const throttle = { perAccount: 10, perAddress: 30, minutes: 15 } as const;

/** Is the next try refused, whatever it says? */
export function isThrottled(failures: { ofAccount: number; ofAddress: number }): boolean {
  return failures.ofAccount >= throttle.perAccount || failures.ofAddress >= throttle.perAddress;
}

/** A session ends twelve hours after its beginning at the latest, and half an hour after it was last seen. */
export const sessionHours = 12;

/** NIST SP 800-63B: length counts, composition does not. */
export const passwordLength = { least: 15, most: 128 } as const;
