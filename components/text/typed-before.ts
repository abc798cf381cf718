import type { At } from '#components/text/text-href.ts';
import type { KeptTyping } from '#lib/account/typing/queries.ts';
import { formatInstant, translator } from '#lib/language/language.ts';
import type { TextView } from '#lib/text/queries.ts';

/** What the forms of a text are called by what is kept of their typing. */
const typingOf = (textId: string): string => `text:${textId}:`;

/** What says where a form stands is of today's page, whatever was kept of it. */
const isTyped = (field: string): boolean =>
  /^(words|rationale|after|paragraphKind|level|kind|participant|received|late|expiresAt|closesAt|at|observers|reason|summary|proposals)(?:$|\.|On$)/.test(
    field,
  );

/**
 * What somebody had typed into a form of a text and not sent, by the form's name, to stand in it again. `seen` names the field that says
 * which version they had before them: where it is another by now, that is said.
 */
export function keptOf(
  { at: { locale }, view, typing }: { at: At; view: TextView; typing: readonly KeptTyping[] },
  name: string,
  seen?: { of: string; is: string },
) {
  const form = `${typingOf(view.id)}${name}`;
  const kept = typing.find((one) => one.form === form);
  const values = Object.fromEntries(Object.entries(kept?.fields ?? {}).filter(([field]) => isTyped(field)));
  const isOlder = seen && kept?.fields[seen.of] !== seen.is;
  const words =
    kept &&
    translator(locale, 'text')(isOlder ? 'keptOlder' : 'kept', {
      when: formatInstant(locale, new Date(kept.typedAt), view.zone),
    });
  return { form, address: '/api/typing', values, words: words ?? null };
}
