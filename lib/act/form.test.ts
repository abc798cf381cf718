import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { optionalText, someText } from '#lib/act/field.ts';
import { fieldsNamed, refusalOfLength, sourceIn, text, typed, word, wordsOf, wordsTyped } from '#lib/act/form.ts';

const formOf = (entries: readonly (readonly [string, string | File])[]): FormData => {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
};

test('a form comes back with all that was typed, without files and without what is the form’s own', () => {
  const form = formOf([
    ['title.en', ' A '],
    ['key', 'k'],
    ['locale', 'ru'],
    ['confirm', ''],
    ['back', ''],
    ['$ACTION_ID', 'x'],
    ['file', new File(['a'], 'a.pdf')],
  ]);
  expect(typed(form)).toEqual({ 'title.en': ' A ' });
});

test('a field that is not there, or is a file, is an empty text', () => {
  const form = formOf([
    ['a', 'b'],
    ['file', new File(['a'], 'a.pdf')],
  ]);
  expect([text(form, 'a'), text(form, 'none'), text(form, 'file')]).toEqual(['b', '', '']);
  const asked = formOf([
    ['title.fr', ''],
    ['title.ar', 'ب'],
    ['titles.en', 'another field'],
  ]);
  expect(wordsOf(asked, 'title')).toEqual({ fr: '', ar: 'ب' });
});

test('a refusal is said in the person’s language, the whole and beside each field', () => {
  const refusal = { code: 'invalid', fields: { title: 'field-missing', file: 'file-empty' } };
  expect(word(refusal, 'en')).toEqual({
    refused: 'Some fields need attention; nothing has been recorded.',
    fields: { title: 'This field is required.', file: 'The file is empty.' },
  });
  expect(word(refusal, 'ru').fields).toEqual({ title: 'Заполните это поле.', file: 'Файл пуст.' });
});

test('days and statuses in a refusal are said as people say them', () => {
  const refusal = { code: 'period-overlaps', params: { status: 'member', from: '2013-01-01', to: 'none' } };
  expect(word(refusal, 'en').refused).toContain('Member, from 1\u00a0January 2013.');
  expect(word(refusal, 'ru').refused).toContain('Член, с 1\u00a0января 2013\u00a0г.');
});

test('a code without a sentence is said in general, never shown', () => {
  expect(word({ code: 'no-such-code', fields: { a: 'nor-this' } }, 'en')).toEqual({
    refused: 'This cannot be used here; please check it.',
    fields: { a: 'This cannot be used here; please check it.' },
  });
});

test('a sentence that stands beside a field is not said once more over the form', () => {
  const refusal = { code: 'period-backwards', fields: { to: 'period-backwards' } };
  const { refused, fields } = word(refusal, 'en');
  expect(refused).toBe('Some fields need attention; nothing has been recorded.');
  expect(Object.keys(fields)).toEqual(['to']);
  expect(word({ code: 'stage-cannot-follow' }, 'en').refused).not.toBe(refused);
});

test('too long says how long it may be, each field its own', () => {
  const fieldParams = { title: { most: 300 }, note: { most: 2000 } };
  const refusal = { code: 'invalid', fields: { title: 'field-too-long', note: 'field-too-long' }, fieldParams };
  expect(word(refusal, 'en').fields).toEqual({
    title: 'This is longer than the register allows: 300 characters at most.',
    note: 'This is longer than the register allows: 2,000 characters at most.',
  });
});

test('a stale form says who made the change and when: oneself, a colleague, or nobody that the record names', () => {
  const at = '2026-11-26T05:12:00.000Z';
  const said = (params?: Record<string, string>) =>
    word({ code: 'changed-meanwhile', ...(params && { params }) }, 'en').refused;
  expect(said({ who: 'self', name: 'A. Person', at, zone: 'Asia/Almaty' })).toMatch(
    /^You changed this yourself on 26.November 2026, 10:12/,
  );
  expect(said({ who: 'colleague', name: 'A. Person', at, zone: 'Asia/Almaty' })).toMatch(
    /^A\. Person changed this on 26/,
  );
  expect(said()).toMatch(/^This was changed while the form was open/);
});

test.each([
  [1, 'Try again in 1 minute.', 'через 1 минуту.'],
  [15, 'Try again in 15 minutes.', 'через 15 минут.'],
])('%s is said with its noun', (minutes, english, russian) => {
  const refusal = { code: 'sign-in-throttled', params: { minutes } };
  expect(word(refusal, 'en').refused).toContain(english);
  expect(word(refusal, 'ru').refused).toContain(russian);
});

test('a field too long to come back whole is refused beside it, with how long it may be there', () => {
  const long = '😀'.repeat(1_000_001);
  const form = formOf([
    ['rationale', long],
    ['words.en', long],
    ['words.ru', 'Слова'],
    ['kind', long],
    ['$ACTION_1:0', long],
    ['password', long],
  ]);
  const schema = z.object({ rationale: optionalText(4000), words: someText(20_000), kind: z.enum(['delete']) });
  const given = { rationale: long, words: { en: long, ru: 'Слова' }, kind: long };
  const refusal = refusalOfLength(form, schema, given, false);
  expect(refusal).toEqual({
    code: 'invalid',
    fields: { rationale: 'field-too-long', 'words.en': 'field-too-long', kind: 'field-too-long' },
    fieldParams: { rationale: { most: 4000 }, 'words.en': { most: 20_000 }, kind: { most: 500_000 } },
  });
  expect(refusalOfLength(form, schema, given, true)?.fields).toMatchObject({ rationale: 'field-too-long-cut' });
  expect(refusal && word(refusal, 'en').fields.rationale).toBe(
    'This is longer than the register allows: 4,000 characters at most.',
  );
  const back = typed(form);
  expect([back.rationale?.length, back['words.ru']]).toEqual([2000, 'Слова']);
  expect(refusalOfLength(formOf([['rationale', 'x'.repeat(2_000_000)]]), schema, {}, true)).toBeNull();
});

test('the words typed into a form are known by its labels: nothing chosen, empty or secret, whatever labels were sent', () => {
  const labels = JSON.stringify({ 'title.en': 'Title', note: 'Note', empty: 'Empty', password: 'Password' });
  const form = formOf([
    ['$labels', labels],
    ['title.en', 'A title'],
    ['note', 'Two\nlines'],
    ['empty', ' '],
    ['password', 'secret'],
    ['id', 'a-key'],
  ]);
  expect(wordsTyped(form)).toEqual([
    { label: 'Title', value: 'A title' },
    { label: 'Note', value: 'Two\nlines' },
  ]);
  for (const forged of ['{', '[1]', '{"id":1}', '']) expect(wordsTyped(formOf([['$labels', forged]]))).toEqual([]);
});

test('a new source that was typed is never dropped, also where one of the register was chosen', () => {
  const described = { publisher: 'UNHCR', title: '', date: '', url: '' };
  const publisher = ['newSource.publisher', 'UNHCR'] as const;
  expect(sourceIn(formOf([['source', 'iom-2013'], publisher]))).toEqual({ source: 'iom-2013', newSource: described });
  expect(sourceIn(formOf([publisher]))).toEqual({ source: '', newSource: described });
  const blank = formOf([
    ['source', 'iom-2013'],
    ['newSource.title', '  '],
  ]);
  expect(sourceIn(blank)).toEqual({ source: 'iom-2013', newSource: null });
});

test('what is refused of a field that the form calls otherwise stands beside the form’s own', () => {
  const refusal = { code: 'invalid', fields: { reason: 'field-missing', to: 'choice-missing' } };
  expect(fieldsNamed(refusal, { reason: 'annulment' })).toEqual({
    code: 'invalid',
    fields: { annulment: 'field-missing', to: 'choice-missing' },
  });
  expect(fieldsNamed({ code: 'not-found' }, { reason: 'annulment' })).toEqual({ code: 'not-found' });
});

test('an action that reads a field of its input by another name says so, so that a refusal is led to the field', async () => {
  const files = await Array.fromAsync(glob('lib/**/actions.ts'));
  const otherwise: string[] = [];
  for (const file of files) {
    const source = await readFile(file, 'utf8');
    for (const block of source.split(/(?=export const )/))
      for (const [, input = '', form = ''] of block.matchAll(
        /(\w+): (?:text|wordsOf|chosenOf|boundIn)\(form, '([\w-]+)'\)/g,
      )) {
        // The key of a body or a source is said in its form and not asked.
        if (input === form || form === 'key-of') continue;
        otherwise.push(`${input} ${form}`);
        expect(block, `${file}: ${input} is “${form}” in its form`).toContain(`called: { ${input}: '${form}' }`);
      }
  }
  expect(otherwise.length).toBeGreaterThan(1);
});
