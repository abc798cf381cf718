// Made by `node bin/messages.ts write` from the folders beside it.

/** The languages of the interface: one folder each, English first. */
export const locales = ['en', 'fr', 'ru'] as const;
