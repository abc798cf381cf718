import { expect, test } from 'vitest';
import { cssString, footOf } from '#public/enhance/print.js';

const day = new Date(2026, 10, 27, 12);

test('the foot of a printed sheet says the address without its scheme and place within the page, and the day in the language of the page', () => {
  expect(footOf('https://portal.example/en/members?date=2020-01-01#source-1', day, 'en')).toBe(
    'portal.example/en/members?date=2020-01-01 · 27 November 2026',
  );
  expect(footOf('http://localhost:3000/ru/conferences?body=%D0%B0', day, 'ru').replaceAll('\u00a0', ' ')).toBe(
    'localhost:3000/ru/conferences?body=а · 27 ноября 2026 г.',
  );
});

test('an address that no decoding makes words of is printed as it is', () => {
  expect(footOf('http://localhost/en?q=%E0%A4%A', day, 'en')).toBe('localhost/en?q=%E0%A4%A · 27 November 2026');
});

test('what an address may hold ends no string of the style sheet', () => {
  expect(cssString('a"; } body { display: none } \\ \n')).toBe('"a\\22 ; } body { display: none } \\5c  \\a "');
});
