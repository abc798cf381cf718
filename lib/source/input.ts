import { text } from '#lib/act/form.ts';

/**
 * The source that a form names: one of the register that was chosen, and one that was described. Both as they were typed, so that the command can
 * say that it is to be one of the two; a new one of which nothing was filled in is null.
 */
export function sourceIn(form: FormData) {
  const described = {
    publisher: text(form, 'newSource.publisher'),
    title: text(form, 'newSource.title'),
    date: text(form, 'newSource.date'),
    url: text(form, 'newSource.url'),
  };
  const isDescribed = Object.values(described).some((value) => value.trim());
  return { source: text(form, 'source'), newSource: isDescribed ? described : null };
}
