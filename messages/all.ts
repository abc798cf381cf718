// Made by `node bin/messages.ts write` from the folders beside it.
import { en } from './en.ts';
import { fr } from './fr.ts';
import { ru } from './ru.ts';

/** The words on the screen by language. */
export const messages = { en, fr, ru };
