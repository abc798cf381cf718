import { expect, test } from 'vitest';
import { position } from '#public/enhance/date-slider.js';

const days = ['2013-01-01', '2016-11-01', '2023-03-28', '2026-11-24'];

test('the slider stands at the last change that is not after the day', () => {
  expect(position(days, '2016-11-01')).toBe(1);
  expect(position(days, '2020-02-29')).toBe(1);
  expect(position(days, '2030-01-01')).toBe(3);
});

test('a day before every change stands at the first', () => {
  expect(position(days, '1999-01-01')).toBe(0);
  expect(position([], '1999-01-01')).toBe(0);
});
