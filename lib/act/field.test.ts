import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import * as field from '#lib/act/field.ts';

const codeOf = (schema: z.ZodType, given: unknown): string | null =>
  schema.safeParse(given).error?.issues[0]?.message ?? null;

test.each<[string, z.ZodType, unknown, unknown]>([
  ['a line, trimmed', field.line(), '  A line ', 'A line'],
  ['an optional line left empty', field.optionalLine(), '  ', null],
  ['an optional line that is not there', field.optionalLine(), undefined, null],
  ['a text of several lines', field.optionalText(), 'a\nb', 'a\nb'],
  ['a day', field.day, ' 2024-02-29 ', '2024-02-29'],
  ['a month', field.partialDate, '2024-02', { date: '2024-02-01', precision: 'month' }],
  ['a year', field.optionalPartialDate, '2024', { date: '2024-01-01', precision: 'year' }],
  ['no date', field.optionalPartialDate, '', null],
  ['one of a vocabulary', field.oneOf(['a', 'b']), ' b', 'b'],
  ['none of it', field.optionalOneOf(['a', 'b']), '', null],
  ['an ordinal', field.optionalOrdinal, '12', 12],
  [
    'an address with @ in its path',
    field.optionalAddress,
    'https://example.org/@a?b=c@d',
    'https://example.org/@a?b=c@d',
  ],
  ['an address', field.optionalAddress, 'https://example.org/a', 'https://example.org/a'],
  ['a version', field.expectedVersion, '3', 3],
  ['a State', field.iso3, 'KAZ', 'KAZ'],
  ['an organization', field.participant, 'org:IOM', 'org:IOM'],
  ['a text whose lines were broken elsewhere', field.optionalText(), 'a\r\nb\u2028c', 'a\nb\nc'],
  ['a text of marks that nobody sees', field.optionalText(), '\u200b\u00ad', null],
  ['a Persian word with its joiners', field.line(), 'می\u200cخواهم', 'می\u200cخواهم'],
  ['words of several lines', field.someText(), { en: 'A\n\nB', ru: '\u200b' }, { en: 'A\n\nB' }],
  ['words in one language', field.someWords(), { en: ' A ', ru: '' }, { en: 'A' }],
  ['words in none', field.optionalWords(), { en: '', ru: ' ' }, null],
])('%s is read', (_name, schema, given, read) => {
  expect(schema.parse(given)).toEqual(read);
});

describe('what is none is refused by its code', () => {
  test.each<[string, z.ZodType, unknown, string]>([
    ['an empty line', field.line(), ' ', 'field-missing'],
    ['a line of marks that nobody sees', field.line(), '\u200b\u00ad\u2060', 'field-missing'],
    ['a control character in a text', field.optionalText(), 'a\u0000b', 'field-invalid'],
    ['a text of no words', field.someText(), { ru: '\u00ad' }, 'field-missing'],
    ['a line that is not there', field.line(), undefined, 'field-missing'],
    ['a line too long', field.line(3), 'abcd', 'field-too-long'],
    ['a control character', field.line(), 'a\u0000b', 'field-invalid'],
    ['a line break', field.line(), 'a\nb', 'field-invalid'],
    ['a mark that turns the text round', field.line(), 'a\u202eb', 'text-turned'],
    ['a mark that turns the text round, in several lines', field.optionalText(), 'a\u202eb', 'text-turned'],
    ['a text too long', field.optionalText(3), 'abcd', 'field-too-long'],
    ['no day', field.day, '', 'date-missing'],
    ['a day that is none', field.day, '2023-02-29', 'date-invalid'],
    ['a day in another form that is none', field.day, '30.02.2024', 'date-invalid'],
    ['a month where a day is asked', field.day, '2026-11', 'date-day'],
    ['a date that is none', field.partialDate, '2024-13', 'date-form'],
    ['no date', field.partialDate, '', 'date-missing'],
    ['another than the vocabulary', field.oneOf(['a', 'b']), 'c', 'choice-missing'],
    ['an ordinal of nought', field.optionalOrdinal, '0', 'number-invalid'],
    ['half an ordinal', field.optionalOrdinal, '1.5', 'number-invalid'],
    ['an ordinal in words', field.optionalOrdinal, 'ten', 'number-invalid'],
    ['an address that runs', field.optionalAddress, 'javascript:alert(1)', 'address-form'],
    ['an address of somebody', field.optionalAddress, 'http://localhost:4810@evil.example/', 'address-form'],
    ['an address of nobody', field.optionalAddress, 'https://@evil.example/', 'address-form'],
    ['an address of a name and a word', field.optionalAddress, 'https://un.org:x@evil.example/', 'address-form'],
    [
      'an address of a name behind backslashes',
      field.optionalAddress,
      'https:\\\\un.org@evil.example/',
      'address-form',
    ],
    ['an address that is none', field.optionalAddress, 'https://', 'address-form'],
    ['what is no id', field.id, "x' or 1=1", 'choice-missing'],
    ['a version below nought', field.expectedVersion, '-1', 'field-invalid'],
    ['a State in small letters', field.iso3, 'kaz', 'choice-missing'],
    ['a participant of neither kind', field.participant, 'UNHCR', 'choice-missing'],
    ['no words', field.someWords(), { en: ' ' }, 'field-missing'],
  ])('%s', (_name, schema, given, code) => {
    expect(codeOf(schema, given)).toBe(code);
  });
});
