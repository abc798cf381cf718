import type { Locale } from '#db/vocabulary.ts';
import type { KeptTyping } from '#lib/account/typing/queries.ts';
import { formatInstant, translator } from '#lib/language/language.ts';

type Of = { locale: Locale; zone: string; typing: readonly KeptTyping[] };

/** Which thing a form is about, and as it was when, is of today's page, whatever was kept of it. */
const ofThePage = new Set(['id', 'expectedVersion', 'conferenceId', 'participant']);

/** What somebody had typed into a form and not sent, by the form's name, to stand in it again. */
export function keptForm({ locale, zone, typing }: Of, form: string) {
  const kept = typing.find((one) => one.form === form);
  const when = kept && formatInstant(locale, new Date(kept.typedAt), zone);
  return {
    form,
    address: '/api/typing',
    values: Object.fromEntries(Object.entries(kept?.fields ?? {}).filter(([field]) => !ofThePage.has(field))),
    words: when ? translator(locale, 'text')('kept', { when }) : null,
  };
}
