import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { languageFields } from '#components/layout/language-fields.ts';
import { LanguageSwitch } from '#components/layout/language-switch.tsx';

test('a process in French and Arabic is asked for words in these and no others, each in its direction', () => {
  const asked = { kind: 'text' as const, name: 'title', label: (language: string) => `Titre, ${language}` };
  const fields = languageFields('fr', ['fr', 'ar'], asked);
  expect(fields.map((field) => ('name' in field ? field.name : ''))).toEqual(['title.fr', 'title.ar']);
  expect(fields[1]).toMatchObject({ lang: 'ar', dir: 'rtl', label: 'Titre, arabe' });
  // What is written in another language already is not lost.
  expect(languageFields('fr', ['fr'], { ...asked, words: { en: 'Title' } })).toHaveLength(2);
});

test('the header offers the languages that the process has, and none where it has one', () => {
  const shown = (languages: readonly ('en' | 'fr' | 'ru')[]) =>
    renderToStaticMarkup(<LanguageSwitch locale="fr" path="/members" languages={languages} />);
  expect(shown(['fr'])).toBe('');
  expect(shown(['fr', 'en'])).toContain('English');
  expect(shown(['fr', 'en'])).not.toContain('Русский');
});
