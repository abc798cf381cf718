import { expect, test } from 'vitest';
import { noteParts } from '#components/source/note-parts.ts';

const faq = { key: 'unhcr-faq', publisher: 'UNHCR', title: 'FAQ', date: null, url: null };

test('a source named by its key is given as itself, an unknown one stays', () => {
  expect(noteParts('en', 'a member in unhcr-faq and kz-labour-2014', [faq])).toEqual([
    'a member in ',
    faq,
    ' and kz-labour-2014',
  ]);
});

test('an ISO day is written out', () => {
  expect(noteParts('en', 'submitted 2023-03-28', [])).toEqual(['submitted 28\u00a0March 2023']);
});

test('nothing is lost of any other text', () => {
  const text = "omitted among the eight participants; 'founding' (2011) – see p. 3-4";
  expect(noteParts('en', text, [faq]).join('')).toBe(text);
});
