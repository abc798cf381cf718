/** Does a text hold a mark that turns the direction of what follows, so that it reads as something else than it says? */
export const turnsText = (text: string): boolean => /[\u202a-\u202e\u2066-\u2069]/.test(text);

/** A text without these marks. */
export const withoutTurning = (text: string): string => text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '');
