import { expect, test } from 'vitest';
import { readPlain } from '#lib/text/plain/rules.ts';
import { orderFault } from '#lib/text/rules.ts';

/** What was understood, a paragraph a line: “1 Agree to share” is an operative one of the first depth; “?” is a guess. */
const read = (text: string): string[] =>
  readPlain(text).map(
    ({ kind, level, words, isSure }) => `${kind === 'operative' ? level : kind}${isSure ? '' : '?'} ${words}`,
  );

test('a text is read by its numbers, whatever they are written like', () => {
  expect(
    read('Draft\n\nThe States,\n\n1. Agree:\n(a) to meet,\n(i) yearly;\n(ii) in May;\n(b) to write.\n2) Ask.'),
  ).toEqual([
    'title Draft',
    'preambular The States,',
    '1 Agree:',
    '2 to meet,',
    '3 yearly;',
    '3 in May;',
    '2 to write.',
    '1 Ask.',
  ]);
  expect(read('Проект\n\n1. Согласны:\n\nа) делиться;\n\nб) встречаться;\n\n(в) писать.')).toEqual([
    ...['title Проект', '1 Согласны:', '2 делиться;', '2 встречаться;', '2 писать.'],
  ]);
  expect(read('Draft\n\n1. Agree:\n1.1 States share;\n1.1.1 Monthly.\n1.2. They meet.').slice(1)).toEqual([
    ...['1 Agree:', '2 States share;', '3 Monthly.', '2 They meet.'],
  ]);
  expect(read('Draft\n\n§ 1 Agree.\n\n§2. Ask.').slice(1)).toEqual(['1 Agree.', '1 Ask.']);
  expect(read('Draft\n\na. Agree.\nb. Ask.').slice(1)).toEqual(['1? Agree.', '1? Ask.']);
  expect(read('Draft\n\n1. Agree:\n(1) to meet;\n(2) to write.\n2. Ask.').slice(1)).toEqual([
    ...['1 Agree:', '2 to meet;', '2 to write.', '1 Ask.'],
  ]);
});

test('a point without what it belongs to stands as high as it can, to be looked at, and is no heading', () => {
  for (const mark of ['(a)', '(i)', 'a)', 'а)', '(а)', '1.1', '(iv)']) {
    const text = `Draft\n\n${mark} For work in agriculture`;
    expect(read(text)).toEqual(['title Draft', '1? For work in agriculture']);
    const made = readPlain(text).map((one, at) => ({ ...one, id: `${at}`, words: { en: one.words } }));
    expect(orderFault(made)).toBeNull();
  }
  expect(read('Draft\n\n1. Agree.\n\nFollow-up\n\n(a) Ask.').slice(1)).toEqual([
    '1 Agree.',
    'heading? Follow-up',
    '1? Ask.',
  ]);
});

test('points without what they belong to stand together', () => {
  expect(
    read('Draft\n\n(i) Agree.\n\n(ii) Ask.\n\n(a) Share.\n\n(b) Meet.\n\n1. Go on:\n\n(a) soon.').slice(1),
  ).toEqual([...['1? Agree.', '1? Ask.', '1? Share.', '1? Meet.', '1 Go on:', '2 soon.']]);
});

test('points belong to what stands before them; in a preamble they are its paragraphs', () => {
  expect(read('Draft\n\n1. Agree:\n• to meet;\n• to write;\n2. Ask:\n– now;\n- later.').slice(1)).toEqual([
    ...['1 Agree:', '2? to meet;', '2? to write;', '1 Ask:', '2? now;', '2? later.'],
  ]);
  expect(read('Draft\n\n– Recalling the Declaration,\n\n1. Agree.')).toEqual([
    ...['title Draft', 'preambular – Recalling the Declaration,', '1 Agree.'],
  ]);
});

test('a capital before a short line heads what follows; before a sentence it numbers it', () => {
  expect(read('Draft\n\nI. General\n\n1. Agree.\n\nII. Follow-up\n\n2. Ask.')).toEqual([
    ...['title Draft', 'heading? I. General', '1 Agree.', 'heading? II. Follow-up', '1 Ask.'],
  ]);
  expect(read('Draft\n\nI. Agree to meet.\n\nII. Ask for a report.').slice(1)).toEqual([
    '1 Agree to meet.',
    '1 Ask for a report.',
  ]);
});

test('words that begin with letters and a full stop keep them', () => {
  expect(read('Итоги\n\nг. Алматы, 5 июня 2013 года,\n\n1. Согласны.')[1]).toBe(
    'preambular г. Алматы, 5 июня 2013 года,',
  );
  expect(read('Draft\n\n1. Agree as in\nNo. 5 of the list.').slice(1)).toEqual(['1 Agree as in No. 5 of the list.']);
  expect(read('Draft\n\n1. Agree on\n2.5 per cent a year.').slice(1)).toEqual(['1 Agree on 2.5 per cent a year.']);
});

test('an annex begins anew', () => {
  expect(read('Draft\n\n1. Agree.\n\nAnnex I: Forms\n\n1. The form.')).toEqual([
    ...['title Draft', '1 Agree.', 'annex Annex I: Forms', '1 The form.'],
  ]);
});

test('the name of an annex stays as it was pasted, with the number that it has', () => {
  for (const words of [
    'Annex',
    'Annex I',
    'Annex 2. Forms',
    'Приложение 1',
    'Приложение № 2. Формы',
    'Annexe II',
    'Annexe A – Formulaires',
  ])
    expect(read(`Draft\n\n1. Agree.\n${words}\n1. The form.`)).toEqual([
      ...['title Draft', '1 Agree.', `annex ${words}`, '1 The form.'],
    ]);
  expect(read('Проект\n\n1. Согласны.\n\nПриложение к Декларации\n\n1. Форма.')[2]).toBe(
    'annex Приложение к Декларации',
  );
});

test('a sentence that begins with the word annex keeps all its words', () => {
  for (const words of [
    'Annex of the preamble that is not an annex,',
    'Annexation is no matter of this text,',
    'Annex words',
  ])
    expect(read(`Draft\n\n${words}\n\n1. Agree.`)[1]).toMatch(new RegExp(`${words}$`));
});
